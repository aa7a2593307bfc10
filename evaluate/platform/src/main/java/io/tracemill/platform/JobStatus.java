package io.tracemill.platform;

/** How far a job is, in the platform's words. */
public enum JobStatus {
  JOB_NOT_STARTED,
  JOB_PENDING,
  /** From acceptance on: the page's loop stops at anything else. */
  JOB_RUNNING,
  JOB_SUCCESS,
  JOB_FAILURE,
  JOB_STOPPED;

  /** Whether nothing more comes. */
  public boolean isFinal() {
    return this == JOB_SUCCESS || this == JOB_FAILURE || this == JOB_STOPPED;
  }
}
