package io.tracemill.ask.journal;

import java.util.List;

/** In what state a journal was found. */
public sealed interface Start permits Start.Fresh, Start.Resumed, Start.Afresh {

  /** There was none, or an empty one. */
  record Fresh() implements Start {}

  /**
   * It goes on.
   *
   * @param rows how many are finished
   */
  record Resumed(int rows) implements Start {}

  /**
   * There was one of other settings, which is gone.
   *
   * @param rows how many were finished
   * @param differences a setting each, for people, such as {@code precision was f32 and is fp16}
   */
  record Afresh(int rows, List<String> differences) implements Start {
    /** Copies the list. */
    public Afresh {
      differences = List.copyOf(differences);
    }
  }
}
