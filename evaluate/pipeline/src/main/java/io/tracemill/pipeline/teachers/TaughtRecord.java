package io.tracemill.pipeline.teachers;

import java.util.List;
import java.util.Optional;

/**
 * What teachers did in a run.
 *
 * @param filtered how traces were; empty where none was asked
 * @param relabelled how answers were; empty where they were not
 * @param judged by whom predictions were; empty where nobody was asked
 * @param estimates what they would be asked, where that was only counted
 */
public record TaughtRecord(
    Optional<FilterRecord> filtered,
    Optional<RelabelRecord> relabelled,
    Optional<JudgeRecord> judged,
    List<TeacherEstimate> estimates) {
  /** Nothing. */
  public static final TaughtRecord NOTHING =
      new TaughtRecord(Optional.empty(), Optional.empty(), Optional.empty(), List.of());

  /** Copies the estimates. */
  public TaughtRecord {
    estimates = List.copyOf(estimates);
  }
}
