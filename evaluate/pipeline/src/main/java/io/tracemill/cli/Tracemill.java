package io.tracemill.cli;

/** The command {@code tracemill}. A placeholder: it knows no subcommand yet. */
public final class Tracemill {
  private Tracemill() {}

  public static void main(String[] arguments) {
    System.err.println("tracemill: no command yet: " + String.join("|", arguments));
    System.exit(2);
  }
}
