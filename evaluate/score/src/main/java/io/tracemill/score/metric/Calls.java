package io.tracemill.score.metric;

import java.util.List;
import java.util.Optional;

/**
 * The tool calls of an answer, by position.
 *
 * @param all what stands in each place: a call, or nothing where it cannot be read, such as what
 *     was cut off. No place at all means that the answer is in words
 */
public record Calls(List<Optional<Call>> all) {
  /** Something that is due to be a call and cannot be read. */
  static final Calls UNREADABLE = new Calls(List.of(Optional.empty()));

  /** Copies the list. */
  public Calls {
    all = List.copyOf(all);
  }

  /** Whether there is nothing that cannot be read. */
  public boolean readable() {
    return all.stream().allMatch(Optional::isPresent);
  }

  /** Whether any call could be read. */
  public boolean any() {
    return all.stream().anyMatch(Optional::isPresent);
  }
}
