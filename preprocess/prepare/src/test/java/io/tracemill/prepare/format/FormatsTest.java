package io.tracemill.prepare.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.tracemill.json.Resources;
import io.tracemill.prepare.Converted;
import io.tracemill.prepare.flow.Tally;
import io.tracemill.trace.DataVersion;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Each format has its folder of cases: what is read, as rows of every turn, and what is refused.
 */
final class FormatsTest {
  /** Why good lines are left out: what they say is in another, or they are no call of a model. */
  private static final List<FormatReason> BESIDE =
      List.of(
          FormatReason.ABANDONED,
          FormatReason.NOT_A_GENERATION,
          FormatReason.NESTED,
          FormatReason.REPEATED);

  @TestFactory
  Stream<DynamicTest> rowsOfVersionZero() {
    return each(
        "in.jsonl -> expected.jsonl",
        (format, folder) -> {
          Converted converted = convert(format, folder, "in.jsonl", DataVersion.V0);
          assertLines(converted.rows(), folder + "expected.jsonl");
          assertLines(converted.leftOut(), folder + "expected_left_out.jsonl");
          Tally lines = converted.counts().lines();
          assertThat(lines.dropped()).isEqualTo(BESIDE.stream().mapToLong(lines::dropped).sum());
        });
  }

  @TestFactory
  Stream<DynamicTest> rowsOfVersionOne() {
    return each(
        "in.jsonl -> expected_v1.jsonl",
        (format, folder) ->
            assertLines(
                convert(format, folder, "in.jsonl", DataVersion.V1).rows(),
                folder + "expected_v1.jsonl"));
  }

  @TestFactory
  Stream<DynamicTest> whatIsRefused() {
    return each(
        "bad.jsonl -> expected_bad.jsonl",
        (format, folder) -> {
          Converted converted = convert(format, folder, "bad.jsonl", DataVersion.V0);
          assertLines(converted.leftOut(), folder + "expected_bad.jsonl");
          assertThat(converted.rows()).isEmpty();
        });
  }

  /** A format without its cases fails above; cases without their format fail here. */
  @Test
  void everyFolderIsOfAFormat() throws Exception {
    URL folders = Objects.requireNonNull(FormatsTest.class.getResource("/formats"));
    try (Stream<Path> found = Files.list(Path.of(folders.toURI()))) {
      assertThat(found.filter(Files::isDirectory).map(folder -> folder.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(Formats.names());
    }
  }

  @Test
  void linesAreJoinedWhereTheFormatWantsIt() {
    Converted converted =
        convert(
            ExampleFormats.MESSAGE_LINES, "/lines/message_lines/", "traces.jsonl", DataVersion.V0);
    assertThat(converted.counts().lines().read()).isEqualTo(13);
    assertThat(converted.counts().traces().read()).isEqualTo(4);
    assertThat(converted.rows()).startsWith("{\"question\":\"a\",\"answer\":\"b\"}\n");
  }

  @Test
  void isFoundByItsName() {
    for (TraceFormat format : Formats.ALL) {
      assertThat(Formats.named(format.name())).contains(format);
    }
    assertThat(Formats.named("OPENAI_MESSAGES")).isEmpty();
    assertThat(Formats.names())
        .containsExactly(
            "openai_messages",
            "openai_messages_with_images",
            "langfuse",
            "langsmith",
            "otel_genai",
            "openinference",
            "mlflow",
            "logfire",
            "posthog",
            "braintrust",
            "request_response",
            "sharegpt",
            "alpaca",
            "claude_code",
            "codex",
            "gemini_cli",
            "atif",
            "unstructured_with_openai_messages");
  }

  private static void assertLines(String actual, String path) {
    if (Boolean.getBoolean("record")) {
      Resources.record(path, actual);
      return;
    }
    assertThat(actual.lines()).containsExactlyElementsOf(Resources.text(path).lines().toList());
    assertThat(actual).isEqualTo(Resources.text(path));
  }

  private interface Check {
    void check(TraceFormat format, String folder);
  }

  private static Stream<DynamicTest> each(String what, Check check) {
    return Formats.ALL.stream()
        .map(
            format ->
                dynamicTest(
                    format.name() + ": " + what,
                    () -> check.check(format, "/formats/" + format.name() + "/")));
  }

  private static Converted convert(
      TraceFormat format, String folder, String file, DataVersion version) {
    return Converted.of(Resources.bytes(folder + file), file, format, version);
  }
}
