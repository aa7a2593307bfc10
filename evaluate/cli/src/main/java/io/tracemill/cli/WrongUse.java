package io.tracemill.cli;

import io.tracemill.json.Nearest;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in a line what is wrong with how a command was called, and where help is. */
final class WrongUse implements IParameterExceptionHandler {
  /** By which other programs, the platform's among them, name what is an argument here. */
  private static final Set<String> FILES =
      Set.of("--data", "--input", "--file", "--dir", "--directory", "--path", "--predictions");

  private static final Pattern FLAG_WITH_VALUE =
      Pattern.compile("option '(--?[a-z-]+).*' should be specified without '(.*)' parameter");

  @Override
  public int handleParseException(ParameterException wrong, String[] arguments) {
    CommandLine line = wrong.getCommandLine();
    PrintWriter err = line.getErr();
    err.println("tracemill: " + message(wrong, line.getCommandSpec(), List.of(arguments)));
    err.println("Help: " + line.getCommandSpec().qualifiedName() + " --help");
    return ExitCodes.USAGE;
  }

  private static String message(
      ParameterException wrong, CommandSpec command, List<String> arguments) {
    if (wrong instanceof UnmatchedArgumentException unmatched) {
      return unmatched(unmatched, command);
    } else if (wrong instanceof MissingParameterException missing) {
      return missing(missing, command, arguments);
    } else if (wrong instanceof OverwrittenOptionException twice) {
      return name(twice.getOverwritten()) + " is given twice; give it once";
    }
    String words = String.valueOf(wrong.getMessage());
    Matcher flag = FLAG_WITH_VALUE.matcher(words);
    if (flag.matches()) {
      return flag.group(1) + " takes no value but found " + flag.group(2);
    }
    Optional<ArgSpec> argument = Optional.ofNullable(wrong.getArgSpec());
    return argument.isPresent()
        ? value(wrong, argument.get())
        : words.replaceFirst("^Unknown subcommand '(.*)'\\.$", "unknown command $1");
  }

  private static String unmatched(UnmatchedArgumentException unmatched, CommandSpec command) {
    List<String> words = unmatched.getUnmatched();
    String word = words.get(0).split("=", 2)[0];
    if (unmatched.isUnknownOption()) {
      return unknown(word, command);
    } else if (command.subcommands().isEmpty()) {
      return "expected no further argument but found " + words.get(0);
    }
    return "unknown command "
        + word
        + NotMirrored.told(word, command.root().name())
            .orElseGet(() -> Nearest.question(word, command.subcommands().keySet()));
  }

  private static String unknown(String word, CommandSpec command) {
    boolean tooShort = word.length() < 4; // -x is one letter from every other
    String near = tooShort ? "" : Nearest.question(word, command.optionsMap().keySet());
    boolean file = near.isEmpty() && !command.positionalParameters().isEmpty();
    return "unknown option "
        + word
        + (file && FILES.contains(word)
            ? "; give " + command.positionalParameters().get(0).paramLabel() + " without one"
            : near);
  }

  /** What is missing, unless an option was misspelt: that is the cause then. */
  private static String missing(
      MissingParameterException missing, CommandSpec command, List<String> arguments) {
    List<ArgSpec> all = missing.getMissing();
    ArgSpec first = all.isEmpty() ? missing.getArgSpec() : all.get(0);
    if (first instanceof OptionSpec option && isGiven(option, arguments)) {
      return name(option) + " needs a value: " + option.paramLabel();
    }
    return arguments.stream()
        .skip(1)
        .filter(word -> word.startsWith("--") && !isKnown(word, command))
        .findFirst()
        .map(word -> unknown(word.split("=", 2)[0], command))
        .orElseGet(() -> "expected " + shown(first) + " but found none");
  }

  private static boolean isGiven(OptionSpec option, List<String> arguments) {
    return Arrays.stream(option.names())
        .anyMatch(name -> arguments.stream().anyMatch(word -> word.split("=", 2)[0].equals(name)));
  }

  private static boolean isKnown(String word, CommandSpec command) {
    return command.optionsMap().containsKey(word.split("=", 2)[0]);
  }

  private static String shown(ArgSpec argument) {
    return argument.isOption() ? name(argument) + " " + argument.paramLabel() : name(argument);
  }

  private static String name(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }

  /** What is wrong with a value, in the words of its converter where it has any. */
  private static String value(ParameterException wrong, ArgSpec argument) {
    String words =
        wrong.getCause() instanceof TypeConversionException own
            ? String.valueOf(own.getMessage())
            : String.valueOf(wrong.getMessage());
    return name(argument)
        + ": "
        + words.replaceFirst("^'(.*)' is not an int$", "expected a whole number but found $1");
  }
}
