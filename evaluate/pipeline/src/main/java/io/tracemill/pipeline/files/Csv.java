package io.tracemill.pipeline.files;

/** Whether rows are written as CSV, and for whom. */
public enum Csv {
  /** They are not. */
  NONE,
  /** As their texts are: for programs. */
  EXACT,
  /** So that no spreadsheet takes a cell for a formula: for people. */
  SAFE
}
