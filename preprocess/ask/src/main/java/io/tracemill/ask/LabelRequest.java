package io.tracemill.ask;

import java.util.List;

/**
 * A prompt whose answer is one of a few labels.
 *
 * @param row what its outcome is known by; no two requests of a run have the same
 * @param labels at least one, all different
 */
public record LabelRequest(long row, Prompt prompt, List<String> labels) {

  /** Copies the labels. */
  public LabelRequest {
    labels = List.copyOf(labels);
  }
}
