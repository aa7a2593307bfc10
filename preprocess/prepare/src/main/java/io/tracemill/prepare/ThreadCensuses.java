package io.tracemill.prepare;

import io.tracemill.prepare.census.TraceCensus;
import io.tracemill.prepare.screen.Measurer;
import io.tracemill.trace.JobDescription;
import java.util.ArrayList;
import java.util.List;

/** Counts what all surveyed traces are like, on several threads. */
final class ThreadCensuses {
  private final JobDescription job;
  private final List<TraceCensus> censuses = new ArrayList<>();

  ThreadCensuses(JobDescription job) {
    this.job = job;
  }

  /** Counts traces for one thread; made before any thread begins. */
  Measurer measurer() {
    TraceCensus census = new TraceCensus(job);
    censuses.add(census);
    return (trace, row) -> census.take(trace);
  }

  /** All counts together, when no thread counts any more. */
  TraceCensus all() {
    TraceCensus all = new TraceCensus(job);
    censuses.forEach(all::add);
    return all;
  }
}
