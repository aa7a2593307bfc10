package io.tracemill.endpoint;

/** What became of a probe. */
public enum ProbeState {
  OK,
  NOT,
  /** It could not be tried. */
  SKIPPED
}
