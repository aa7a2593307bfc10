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

  /** What help says of them. */
  static final String[] HELP = {
    "0:success",
    "1:the world: a full disk, a file that cannot be read",
    "2:wrong use or config; nothing was read",
    "3:the data is not acceptable; complete outputs stay",
    "70:a mistake of Tracemill; please report it",
    "130:interrupted; nothing is visible under a final name",
    "141:nobody reads the standard output any longer"
  };

  private ExitCodes() {}
}
