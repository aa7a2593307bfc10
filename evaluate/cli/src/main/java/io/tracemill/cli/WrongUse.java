package io.tracemill.cli;

import io.tracemill.json.Nearest;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in a line what is wrong with how a command was called, and where help is. */
final class WrongUse implements IParameterExceptionHandler {

  @Override
  public int handleParseException(ParameterException wrong, String[] arguments) {
    CommandLine line = wrong.getCommandLine();
    PrintWriter err = line.getErr();
    err.println("tracemill: " + message(wrong, line.getCommandSpec()));
    err.println("Help: " + line.getCommandSpec().qualifiedName() + " --help");
    return ExitCodes.USAGE;
  }

  private static String message(ParameterException wrong, CommandSpec command) {
    if (!(wrong instanceof UnmatchedArgumentException unmatched)) {
      return String.valueOf(wrong.getMessage());
    }
    List<String> words = unmatched.getUnmatched();
    String word = words.get(0).split("=", 2)[0];
    if (unmatched.isUnknownOption()) {
      boolean tooShort = word.length() < 4; // -x is one letter from every other
      return "unknown option "
          + word
          + (tooShort ? "" : Nearest.question(word, command.optionsMap().keySet()));
    } else if (command.subcommands().isEmpty()) {
      return "expected no further argument but found " + words.get(0);
    }
    return "unknown command " + word + Nearest.question(word, command.subcommands().keySet());
  }
}
