package io.tracemill.infer.decode;

import java.util.List;

/**
 * A prompt and the answers to it that are compared.
 *
 * @param row what its outcome is known by
 * @param prompt at least one token
 * @param labels at least one, each of at least one token
 */
public record LabelSequence(long row, Tokens prompt, List<Tokens> labels) {

  /** Copies the list. */
  public LabelSequence {
    labels = List.copyOf(labels);
    if (prompt.size() == 0 || labels.isEmpty()) {
      throw new IllegalArgumentException("row " + row + ": a prompt and labels are not empty");
    }
    if (labels.stream().anyMatch(label -> label.size() == 0)) {
      throw new IllegalArgumentException("row " + row + ": a label has at least one token");
    }
  }
}
