package io.tracemill.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.ask.Decoding;
import io.tracemill.ask.Ending;
import io.tracemill.ask.Generator;
import io.tracemill.ask.Outcome;
import io.tracemill.ask.Prompt;
import io.tracemill.ask.Request;
import io.tracemill.dialect.ItemReaders;
import io.tracemill.dialect.MessageWriter;
import io.tracemill.dialect.Nesting;
import io.tracemill.dialect.call.CallFormats;
import io.tracemill.dialect.call.ToolCallText;
import io.tracemill.json.JsonWriter;
import io.tracemill.json.Node;
import io.tracemill.json.lines.Input;
import io.tracemill.json.token.TokenizerKind;
import io.tracemill.prepare.baseline.BaselineRow;
import io.tracemill.prepare.flow.DropReason;
import io.tracemill.prepare.flow.Inputs;
import io.tracemill.prepare.flow.Outlet;
import io.tracemill.prepare.format.Formats;
import io.tracemill.prepare.output.RowDrops;
import io.tracemill.prepare.output.RowSettings;
import io.tracemill.prepare.output.SystemPrompts;
import io.tracemill.prepare.screen.duplicates.Duplicates;
import io.tracemill.prepare.slice.Turns;
import io.tracemill.prepare.split.SplitSizes;
import io.tracemill.trace.Content;
import io.tracemill.trace.DataVersion;
import io.tracemill.trace.Example;
import io.tracemill.trace.JobDescription;
import io.tracemill.trace.Jobs;
import io.tracemill.trace.Message;
import io.tracemill.trace.Role;
import io.tracemill.trace.Task;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A model that was just written here answers anew what a trace was asked; its answer is the row.
 */
final class RelabelledAnswersTest {
  private static final JobDescription JOB =
      Jobs.of(
          """
          {"task_description": "Find places.", "tools": [{"type": "function", "function": {\
          "name": "find", "parameters": {"type": "object", "properties": {\
          "city": {"type": "string"}}, "required": ["city"]}}}]}
          """);
  private static final List<String> TRACES =
      List.of(
          trace("Oslo", "Sorry?"),
          trace("Zürich", "No."),
          trace("nowhere", "Hm."),
          trace("broken", "Well."));

  @TempDir private Path folder;

  private static String trace(String asked, String answer) {
    return "{\"messages\":[{\"role\":\"system\",\"content\":\"s\"},"
        + ("{\"role\":\"user\",\"content\":\"A place in " + asked + "\"},")
        + ("{\"role\":\"assistant\",\"content\":\"" + answer + "\"}]}");
  }

  /** Calls the tool for the last word of what it is asked, in the words of a model. */
  private static final Generator FINDER =
      (requests, finished) ->
          requests.forEachRemaining(
              request -> {
                String text = answer((Prompt.Conversation) request.prompt());
                finished.accept(
                    new Outcome.Answered(request.row(), text, 9, 9, Ending.END_TOKEN, false));
              });

  private static String answer(Prompt.Conversation asked) {
    List<Message> messages = ItemReaders.OPENAI.messages(Node.of(asked.messages()));
    String question = messages.get(messages.size() - 1).content().text();
    String city = question.substring(question.lastIndexOf(' ') + 1);
    String call = "<tool_call>{\"name\": \"find\", \"arguments\": {\"%s\": \"%s\"}}</tool_call>";
    return switch (city) {
      case "nowhere" -> "I cannot tell.";
      case "broken" -> String.format(Locale.ROOT, call, "at", city);
      default -> String.format(Locale.ROOT, call, "city", city);
    };
  }

  /** Asks a model and takes its answer for the example's. */
  private record Relabel(Generator model) implements Change {

    @Override
    public void take(Example example, Outlet<Example> outlet) throws IOException {
      List<Outcome> outcomes = new ArrayList<>();
      Prompt prompt = new Prompt.Conversation(messages(example.prompt()), "[]");
      Request request = new Request(0, prompt, Decoding.greedy(64));
      model.generate(List.of(request).iterator(), outcomes::add);
      String text = ((Outcome.Answered) outcomes.get(0)).text();
      outlet.keep(example.with(message(text)));
    }

    private static String messages(List<Message> prompt) {
      MessageWriter writer = new MessageWriter(Nesting.PLAIN);
      return prompt.stream()
          .map(
              message -> {
                JsonWriter json = new JsonWriter();
                writer.message(message, json);
                return json.slice().toString();
              })
          .collect(Collectors.joining(",", "[", "]"));
    }

    private static Message message(String text) {
      return CallFormats.only(text)
          .map(calls -> Message.calling(calls.stream().map(ToolCallText::toolCall).toList()))
          .orElseGet(() -> Message.saying(Role.ASSISTANT, new Content.Text(text)));
    }
  }

  @Test
  void theRowsHoldWhatTheModelAnswered() throws IOException {
    Output output = prepare(DataVersion.V0, new SplitSizes(4, 0, 0), new Relabel(FINDER));
    assertThat(output.train().lines())
        .containsExactlyInAnyOrder(row("Oslo", "Oslo"), row("Z\\u00fcrich", "Z\\u00fcrich"));
    assertThat(output.counts().train().rows().dropped(DropReason.NO_TOOL_CALL)).isEqualTo(1);
    assertThat(output.counts().train().rows().dropped(DropReason.BAD_ARGUMENTS)).isEqualTo(1);

    output = prepare(DataVersion.V1, new SplitSizes(4, 0, 0), new Relabel(FINDER));
    assertThat(output.train().lines())
        .contains(
            "{\"messages\":[{\"role\":\"user\",\"content\":\"A place in Z\\u00fcrich\"},"
                + "{\"role\":\"assistant\",\"content\":\"\",\"tool_calls\":[{\"type\":\"function\",\"function\":"
                + "{\"name\":\"find\",\"arguments\":{\"city\": \"Z\\u00fcrich\"}}}]}]}");
  }

  private static String row(String asked, String city) {
    return "{\"question\":\"A place in "
        + asked
        + "\",\"answer\":\"{\\\"name\\\":\\\"find\\\",\\\"parameters\\\":{\\\"city\\\": \\\""
        + city
        + "\\\"}}\"}";
  }

  /** The recorded answer is what the original model is measured by. */
  @Test
  void theBaselineHoldsWhatWasRecorded() throws IOException {
    Output output = prepare(DataVersion.V0, new SplitSizes(0, 4, 0), new Relabel(FINDER));
    assertThat(output.baseline())
        .extracting(BaselineRow::prediction)
        .containsExactlyInAnyOrder("Sorry?", "No.");
    assertThat(output.baseline())
        .allMatch(row -> row.answer().startsWith("{\"name\":\"find\",\"parameters\":"));
  }

  @Test
  void whatAChangeDropsIsCountedLikeAnyDrop() throws IOException {
    Change refuses =
        (example, outlet) ->
            outlet.drop(RowDrops.drop(DropReason.EMPTY_ANSWER, example, "no teacher answered"));
    Output output = prepare(DataVersion.V0, new SplitSizes(4, 0, 0), refuses);
    assertThat(output.train()).isEmpty();
    assertThat(output.counts().train().rows().dropped(DropReason.EMPTY_ANSWER)).isEqualTo(4);
    assertThat(output.dropped().lines())
        .hasSize(4)
        .allMatch(line -> line.contains("\"message\":\"no teacher answered\""));
  }

  private record Output(
      String train, String dropped, Prepared counts, List<BaselineRow> baseline) {}

  private Output prepare(DataVersion version, SplitSizes sizes, Change change) throws IOException {
    Path file = Files.write(folder.resolve("traces.jsonl"), TRACES);
    Input input = new Input("traces.jsonl", Optional.of(file));
    RowSettings rows =
        new RowSettings(
            Task.TOOL_CALLING_CLOSED_BOOK, version, SystemPrompts.REMOVE, 10_000, false, true);
    PrepareSettings settings =
        new PrepareSettings(
            Formats.MESSAGES,
            Turns.EVERY,
            List.of(new Duplicates()),
            sizes,
            1,
            rows,
            SystemPrompts.KEEP,
            1 << 20,
            TokenizerKind.JACKSON,
            1);
    ByteArrayOutputStream train = new ByteArrayOutputStream();
    ByteArrayOutputStream dropped = new ByteArrayOutputStream();
    OutputStream none = OutputStream.nullOutputStream();
    List<BaselineRow> baseline = new ArrayList<>();
    try (Inputs lines = new Inputs(List.of(input));
        TraceFile traces =
            TraceFile.of(input, lines, settings.reading(), folder.resolve("spool"))) {
      Prepared counts =
          new Prepare(settings, JOB, Optional.empty(), List.of(change))
              .run(
                  traces,
                  new PreparedStreams(train, none, none, none, dropped),
                  baseline::add,
                  bytes -> {});
      return new Output(text(train), text(dropped), counts, baseline);
    }
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.US_ASCII);
  }
}
