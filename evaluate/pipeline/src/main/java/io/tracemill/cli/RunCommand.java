package io.tracemill.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code tracemill run}. */
@Command(name = "run", mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    return 0;
  }
}
