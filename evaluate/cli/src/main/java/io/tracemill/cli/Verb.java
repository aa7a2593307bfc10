package io.tracemill.cli;

import java.util.List;

/** A command of the platform that says in a few words what it asks. */
record Verb(World world, HelpText help, List<Option> options, Asking asking)
    implements PlatformCommand {

  /** What it asks, and how it shows the answer. */
  @FunctionalInterface
  interface Asking {
    void ask(Opened opened, Given given, Terminal terminal) throws Exception;
  }

  @Override
  public void ask(Opened opened, Given given, Terminal terminal) throws Exception {
    asking.ask(opened, given, terminal);
  }
}
