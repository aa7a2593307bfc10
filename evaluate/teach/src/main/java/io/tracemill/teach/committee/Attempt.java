package io.tracemill.teach.committee;

import io.tracemill.ask.Prompt;
import io.tracemill.teach.Teacher;
import java.util.List;

/** What is known of an example's answer before all are asked. */
sealed interface Attempt {

  /** All that is to be known. */
  record Decided(Relabelled relabelled) implements Attempt {}

  /** Somebody has to be asked first. */
  record Wanting(List<Need> needs) implements Attempt {
    /** Copies the needs. */
    public Wanting {
      needs = List.copyOf(needs);
    }
  }

  /** What somebody is to be asked. */
  record Need(Teacher teacher, Prompt prompt) {}
}
