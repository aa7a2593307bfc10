package io.tracemill.cli;

import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The program {@code tracemill}. */
public final class Tracemill {
  private Tracemill() {}

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    Interruption.ONLY.await(System.err);
    int exit = run(writer(Terminal.standardOut()), writer(System.err), arguments);
    Interruption.ONLY.over();
    // From Java 21 on System.exit looks for a logger, which takes as long as Java's own start.
    if (exit != ExitCodes.OK) {
      System.exit(exit);
    }
  }

  /** Runs a command; returns its exit code. */
  static int run(PrintWriter out, PrintWriter err, String... line) {
    try {
      Optional<Integer> exit = isDistil() ? Optional.empty() : QuickLine.run(line, out, err);
      return exit.isPresent() ? exit.get() : RootCommand.run(line, out, err);
    } catch (Error e) {
      return Failures.error(e, err);
    }
  }

  /** Whether the program was called by the name {@code distil}, as the launcher says. */
  static boolean isDistil() {
    return "distil".equals(System.getProperty("tracemill.name"));
  }

  private static PrintWriter writer(OutputStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }
}
