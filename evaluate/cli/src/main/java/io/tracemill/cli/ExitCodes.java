package io.tracemill.cli;

/** What the process ends with. */
final class ExitCodes {
  static final int OK = 0;

  /** The world: a full disk, a damaged file. */
  static final int FAILED = 1;

  /** Wrong use, or a wrong config. */
  static final int USAGE = 2;

  /** The data is not acceptable. */
  static final int DATA = 3;

  /** A mistake of the program. */
  static final int BUG = 70;

  /** Whoever read the output has stopped: what a shell reports of other programs then. */
  static final int CLOSED_PIPE = 141;

  private ExitCodes() {}
}
