package io.tracemill.cli;

import java.util.List;

/** A command of the program; its annotation holds the texts of its help. */
interface Subcommand {

  /** Its options and arguments, in the order of its help. */
  List<Option> options();

  /**
   * Does it.
   *
   * @throws Exception with what {@link Failures} tells people
   */
  void run(Given given, Terminal terminal) throws Exception;

  /** Tells why {@link #run} failed; returns the exit code. */
  default int failed(Exception failure, Terminal terminal) {
    return Failures.exitCode(failure, terminal);
  }
}
