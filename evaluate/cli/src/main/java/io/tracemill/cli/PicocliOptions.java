package io.tracemill.cli;

import io.tracemill.json.Nearest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;

/** The options of a command as picocli knows them. */
final class PicocliOptions {
  private PicocliOptions() {}

  /** What picocli is to know of {@code command}. */
  static CommandSpec spec(Subcommand command) {
    CommandSpec spec =
        command instanceof Verb verb ? spec(verb) : CommandSpec.forAnnotatedObject(command);
    for (Option option : command.options()) {
      if (option.isArgument()) {
        spec.addPositional(argument(option));
      } else {
        spec.addOption(option(option));
      }
    }
    return spec.mixinStandardHelpOptions(true);
  }

  /** The same without its options, of a command that has no class of its own. */
  private static CommandSpec spec(Verb verb) {
    HelpText help = verb.help();
    CommandSpec spec = CommandSpec.wrapWithoutInspection(verb).name(help.name());
    if (help.name().equals("list")) {
      spec.aliases("ls");
    }
    Map<String, String> exits = new LinkedHashMap<>();
    exits.put("0", help.success());
    exits.put("1", help.failure());
    exits.put("2", "wrong use");
    spec.usageMessage()
        .description(help.description())
        .sortOptions(false)
        .exitCodeListHeading("%nExit codes:%n")
        .exitCodeList(exits);
    examples(spec, help.examples());
    return spec;
  }

  /** The first word of commands of two. */
  static CommandSpec spec(CommandGroup group) {
    List<String> others = group.names().subList(1, group.names().size());
    CommandSpec spec = CommandSpec.forAnnotatedObject(new GroupAlone()).name(group.name());
    GroupText text = GroupText.of(group);
    spec.aliases(others.toArray(String[]::new));
    spec.usageMessage().description(text.description().toArray(String[]::new));
    examples(spec, text.examples());
    return spec;
  }

  private static void examples(CommandSpec spec, List<String> examples) {
    spec.usageMessage().footerHeading("%nExamples:%n").footer(examples.toArray(String[]::new));
  }

  private static OptionSpec option(Option option) {
    OptionSpec.Builder builder =
        OptionSpec.builder(option.names().toArray(String[]::new))
            .paramLabel(option.label())
            .description(option.description().toArray(String[]::new))
            .required(option.presence() == Option.Presence.REQUIRED)
            .hidden(option.presence() == Option.Presence.HIDDEN);
    List<String> words = words(option);
    if (!words.isEmpty()) {
      builder.completionCandidates(words);
    }
    return switch (option.kind()) {
      case FLAG -> builder.arity("0").type(boolean.class).build();
      case WHOLE -> builder.type(Integer.class).build();
      case TEXT -> builder.type(String.class).build();
      case WORD, ANY_CASE -> builder.type(String.class).converters(converter(option)).build();
      case TEXTS -> builder.splitRegex(",").type(List.class).auxiliaryTypes(String.class).build();
      case WORDS ->
          builder
              .splitRegex(",")
              .type(List.class)
              .auxiliaryTypes(String.class)
              .converters(converter(option))
              .build();
    };
  }

  private static PositionalParamSpec argument(Option option) {
    PositionalParamSpec.Builder builder =
        PositionalParamSpec.builder()
            .paramLabel(option.label())
            .description(option.description().toArray(String[]::new))
            .required(option.isNeeded());
    return switch (option.presence()) {
      case REPEATED -> builder.arity("1..*").type(List.class).auxiliaryTypes(String.class).build();
      case REQUIRED -> builder.arity("1").type(String.class).build();
      case OPTIONAL, HIDDEN -> builder.arity("0..1").type(String.class).build();
    };
  }

  private static List<String> words(Option option) {
    List<String> words = new ArrayList<>();
    option.words().forEach(words::add);
    return words;
  }

  private static ITypeConverter<String> converter(Option option) {
    return value -> {
      List<String> said = option.said(value);
      if (said.size() != 1) {
        throw new TypeConversionException(wrong(option, value));
      }
      return said.get(0);
    };
  }

  private static String wrong(Option option, String value) {
    List<String> words = words(option);
    String near = value.length() < 3 ? "" : Nearest.question(value, words);
    String some = option.kind() == Option.Kind.WORDS ? "some" : "one";
    String expected = words.size() == 2 ? String.join(" or ", words) : some + " of " + words;
    return "expected " + expected + " but found " + value + near;
  }

  /** What picocli understood. */
  static Given given(Subcommand command, ParseResult result) {
    Map<String, List<String>> said = new HashMap<>();
    for (Option option : command.options()) {
      values(option, result).ifPresent(values -> said.put(option.setting(), words(option, values)));
    }
    return new Given(said);
  }

  private static Optional<Object> values(Option option, ParseResult result) {
    if (!option.isArgument()) {
      return result.hasMatchedOption(option.names().get(0))
          ? Optional.of(result.matchedOption(option.names().get(0)).getValue())
          : Optional.empty();
    }
    return result.matchedPositionals().stream()
        .filter(argument -> argument.paramLabel().equals(option.label()))
        .findFirst()
        .map(ArgSpec::getValue);
  }

  private static List<String> words(Option option, Object values) {
    if (option.kind() == Option.Kind.FLAG) {
      return List.of(option.setting());
    }
    List<String> words = new ArrayList<>();
    for (Object value : values instanceof List<?> list ? list : List.of(values)) {
      words.add(value.toString());
    }
    return words;
  }
}
