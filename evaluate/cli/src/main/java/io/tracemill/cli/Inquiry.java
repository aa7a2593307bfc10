package io.tracemill.cli;

import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import io.tracemill.platform.Id;
import io.tracemill.platform.Platform;
import java.io.IOException;
import java.util.function.Function;

/**
 * Questions about a thing that a platform keeps, each a command whose only argument is an id.
 *
 * @param group the first word of the commands
 * @param argument the id
 * @param id reads it
 */
record Inquiry(World world, String group, Option argument, Function<Given, Id> id) {
  private static final Name LOGS = Name.of("logs");
  private static final Name ROWS = Name.of("rows");
  private static final Name STATUS = Name.of("status");

  /** What is asked. */
  @FunctionalInterface
  interface Question {
    Node ask(Platform platform, Id id) throws IOException;
  }

  Verb verb(String name, String description, Question question) {
    HelpText help =
        HelpText.of(
            name,
            description,
            "there is none, it is not ready for that, or nobody to ask",
            "  tracemill " + group + " " + name + " ID --output json");
    return new Verb(
        world,
        help,
        PlatformOptions.with(argument),
        (opened, given, terminal) -> {
          Node answer = question.ask(opened.platform(), id.apply(given));
          terminal.answer(answer, terminal.json() ? "" : text(answer));
          boolean open =
              answer.find(STATUS).filter(s -> s.text().equals("JOB_RUNNING")).isPresent();
          if (open && opened.waiting().isForsaken()) {
            terminal.note(NextStep.ofForsaken());
          }
        });
  }

  /** Logs and rows as they are, all else in columns. */
  private static String text(Node answer) {
    if (answer.find(LOGS).isPresent()) {
      return ModelTables.text(answer.field(LOGS));
    }
    if (answer.find(ROWS).filter(rows -> rows.is(Kind.ARRAY)).isEmpty()) {
      return PlatformText.metrics(answer);
    }
    StringBuilder lines = new StringBuilder();
    answer.field(ROWS).items().forEach(row -> lines.append(row.raw()).append('\n'));
    return lines.toString();
  }
}
