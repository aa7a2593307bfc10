package io.tracemill.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.TokenizerKind;
import io.tracemill.prepare.format.Formats;
import io.tracemill.prepare.format.TraceFormat;
import io.tracemill.prepare.output.RowSettings;
import io.tracemill.prepare.output.SystemPrompts;
import io.tracemill.prepare.screen.duplicates.Duplicates;
import io.tracemill.prepare.slice.Turns;
import io.tracemill.prepare.split.SplitSizes;
import io.tracemill.trace.DataVersion;
import io.tracemill.trace.Task;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Some of what is dropped can be looked at. */
final class DroppedExamplesTest {
  private static final SplitSizes NOTHING = new SplitSizes(0, 0, 0);

  @TempDir private Path folder;

  @Test
  void ofEachReasonAreAtMostTwentyAndAllOfFewer() throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      lines.add(chat("question " + i, "answer"));
    }
    for (int i = 0; i < 50; i++) {
      lines.add(chat("question " + i, "answer"));
      lines.add("{\"messages\":[{\"role\":\"user\",\"content\":\"alone " + i % 7 + "\"}]}");
    }
    ShownDrops shown = shown(Formats.ALL.get(0), NOTHING, lines);
    assertThat(shown.counts())
        .isEqualTo(
            Map.of(
                "traces duplicate", 20, "traces no_answer", 7, "traces over_max_unstructured", 20));
    assertThat(shown.conversations("traces")).doesNotHaveDuplicates();
  }

  @Test
  void rowsShowTheirTrace() throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      lines.add(chat("question " + i, "x".repeat(2000)));
    }
    ShownDrops shown = shown(Formats.ALL.get(0), new SplitSizes(30, 25, 9), lines);
    assertThat(shown.counts())
        .containsEntry("train too_long", 20)
        .containsEntry("test too_long", 20);
    assertThat(shown.conversations("train"))
        .allMatch(said -> said.contains("question ") && said.contains("x".repeat(2000)));
  }

  /** The order of lines is that of steps, reasons, and the file. */
  @Test
  void aLineIsWhatWasDroppedAndItsMessages() throws IOException {
    List<String> lines =
        List.of(
            "{\"messages\":[{\"role\":\"user\",\"content\":\"€ <b>\"}]}",
            "{\"messages\":[{\"role\":\"user\",\"content\":\"a\"},{\"role\":\"assistant\",\"content\":null,"
                + "\"tool_calls\":[{\"id\":\"c\",\"type\":\"function\",\"function\":{\"name\":\"f\","
                + "\"arguments\":\"{\\\"x\\\":1}\"}}]}]}",
            "{\"messages\":[{\"role\":\"user\",\"content\":\"b\"}]}");
    assertThat(files(Formats.ALL.get(0), NOTHING, lines).examples())
        .isEqualTo(
            """
            {"step":"traces","reason":"no_answer","source":"traces.jsonl","line":1,"path":"$","message":"expected an assistant's message but found none","messages":[{"role":"user","content":"\\u20ac <b>"}]}
            {"step":"traces","reason":"no_answer","source":"traces.jsonl","line":3,"path":"$","message":"expected an assistant's message but found none","messages":[{"role":"user","content":"b"}]}
            {"step":"traces","reason":"over_max_unstructured","source":"traces.jsonl","line":2,"path":"$","message":"left over, and max_unstructured is reached","messages":[{"role":"user","content":"a"},{"role":"assistant","tool_calls":[{"id":"c","type":"function","function":{"name":"f","arguments":{"x":1}}}]}]}
            """);
  }

  @Test
  void textThatIsNoConversationIsShownAsItIs() throws IOException {
    TraceFormat format = Formats.named("unstructured_with_openai_messages").orElseThrow();
    String examples =
        files(format, NOTHING, List.of("{\"context\":\"only \\\"text\\\"\"}")).examples();
    assertThat(Node.of(examples.strip()).field(Name.of("raw")).text()).isEqualTo("only \"text\"");
  }

  @Test
  void longTracesAreCutAndSayHowMuchMoreThereIs() throws IOException {
    List<String> messages = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      messages.add(message("user", "é".repeat(500) + i));
    }
    messages.add(message("assistant", "x".repeat(4001)));
    String line = "{\"messages\":[" + String.join(",", messages) + "]}";
    Node shown = only(line);
    List<Node> items = new ArrayList<>();
    shown.field(Name.of("messages")).items().forEach(items::add);
    List<String> roles = items.stream().map(item -> field(item, "role")).toList();
    int at = roles.indexOf("left_out");
    assertThat(field(items.get(at), "content"))
        .isEqualTo(301 - (items.size() - 1) + " messages more");
    assertThat(field(items.get(0), "content")).isEqualTo("é".repeat(500) + 0);
    assertThat(field(items.get(items.size() - 1), "content"))
        .isEqualTo("x".repeat(4000) + "... (1 characters more)");
    assertThat(shown.raw().length()).isBetween(35_000, 42_000);
  }

  @Test
  void whateverATraceHoldsItsLineIsBounded() throws IOException {
    String emoji = "\\ud83d\\ude00".repeat(300_000);
    String calls =
        IntStream.range(0, 900)
            .mapToObj(
                i -> "{\"id\":\"c" + i + "\",\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}}")
            .reduce((a, b) -> a + "," + b)
            .orElseThrow();
    String call =
        "{\"id\":\""
            + emoji
            + "\",\"function\":{\"name\":\""
            + emoji
            + "\",\"arguments\":\"{\\\"a\\\":\\\""
            + "z".repeat(90_000)
            + "\\\"}\"}}";
    String image =
        "[{\"type\":\"text\",\"text\":\"look\"},{\"type\":\"image_url\",\"image_url\":{\"url\":\"data:"
            + "A".repeat(90_000)
            + "\"}}]";
    for (String answer :
        List.of(
            "\"content\":\"" + emoji + "\"",
            "\"content\":\"\",\"tool_calls\":[" + calls + "]",
            "\"content\":null,\"tool_calls\":[" + call + "]")) {
      only(
          "{\"messages\":[{\"role\":\"user\",\"content\":\""
              + emoji
              + "\"},{\"role\":\"assistant\","
              + answer
              + "}]}");
    }
    String seen =
        said(
            Formats.named("openai_messages_with_images").orElseThrow(),
            "{\"messages\":[{\"role\":\"user\",\"content\":"
                + image
                + "},"
                + message("assistant", "ok")
                + "]}");
    assertThat(seen).contains("\"text\":\"look\"").contains("bytes of image)");
  }

  private Node only(String line) throws IOException {
    return Node.of(files(Formats.ALL.get(0), NOTHING, List.of(line)).examples().strip());
  }

  private String said(TraceFormat format, String line) throws IOException {
    return shown(format, NOTHING, List.of(line)).conversations("traces").get(0);
  }

  private static String field(Node object, String name) {
    return object.field(Name.of(name)).text();
  }

  private static String message(String role, String content) {
    return "{\"role\":\"" + role + "\",\"content\":\"" + content + "\"}";
  }

  private static String chat(String question, String answer) {
    return "{\"messages\":["
        + message("user", question)
        + ","
        + message("assistant", answer)
        + "]}";
  }

  private ShownDrops shown(TraceFormat format, SplitSizes sizes, List<String> lines)
      throws IOException {
    return ShownDrops.of(files(format, sizes, lines).examples());
  }

  private PreparedFiles files(TraceFormat format, SplitSizes sizes, List<String> lines)
      throws IOException {
    Path traces = Files.write(folder.resolve("traces.jsonl"), lines, StandardCharsets.UTF_8);
    PrepareSettings settings =
        new PrepareSettings(
            format,
            Turns.LAST,
            List.of(new Duplicates()),
            sizes,
            7,
            new RowSettings(
                Task.QUESTION_ANSWERING, DataVersion.V1, SystemPrompts.KEEP, 1000, false, false),
            SystemPrompts.KEEP,
            1 << 24,
            TokenizerKind.JACKSON,
            1);
    return PreparedFiles.of(traces, settings, Optional.empty());
  }
}
