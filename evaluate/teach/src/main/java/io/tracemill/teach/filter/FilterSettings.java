package io.tracemill.teach.filter;

import io.tracemill.teach.PromptFiles;
import io.tracemill.trace.JobDescription;

/**
 * How a teacher is asked for scores.
 *
 * @param job what traces should be about
 * @param shortenJob whether the teacher shortens the job description first
 * @param batchSize short traces of a request, at most
 * @param seed of fences and ids
 */
public record FilterSettings(
    JobDescription job, PromptFiles prompts, boolean shortenJob, int batchSize, long seed) {
  /** At least one trace is asked about at a time. */
  public FilterSettings {
    if (batchSize < 1) {
      throw new IllegalArgumentException("expected 1 trace or more but found " + batchSize);
    }
  }
}
