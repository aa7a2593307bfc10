package io.tracemill.cli;

import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes the commands for picocli. */
record Commands(World world) implements IFactory {

  @Override
  public <K> K create(Class<K> type) throws Exception {
    if (type == EvaluateCommand.class) {
      return type.cast(new EvaluateCommand(world));
    } else if (type == RunCommand.class) {
      return type.cast(new RunCommand(world));
    }
    return CommandLine.defaultFactory().create(type);
  }
}
