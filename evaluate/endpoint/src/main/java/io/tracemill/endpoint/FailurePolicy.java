package io.tracemill.endpoint;

/** What is done with a model that does not answer any more. */
public enum FailurePolicy {
  /** The run ends; what was answered is kept. */
  STOP,
  /** The run goes on without it: all that is left is unanswered. */
  CONTINUE
}
