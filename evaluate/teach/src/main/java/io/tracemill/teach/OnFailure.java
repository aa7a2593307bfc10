package io.tracemill.teach;

/** What is done where a teacher does not answer, however often it is asked. */
public enum OnFailure {
  /** The run ends; what is answered is kept, and the same command goes on. */
  STOP,
  /** The run goes on without the answer. */
  CONTINUE
}
