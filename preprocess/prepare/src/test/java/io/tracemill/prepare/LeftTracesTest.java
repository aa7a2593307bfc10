package io.tracemill.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracemill.json.Resources;
import io.tracemill.json.lines.Input;
import io.tracemill.json.lines.JsonLines;
import io.tracemill.json.token.TokenizerKind;
import io.tracemill.prepare.format.Formats;
import io.tracemill.prepare.format.TraceFormat;
import io.tracemill.prepare.output.KnownRows;
import io.tracemill.prepare.output.RowSettings;
import io.tracemill.prepare.output.SystemPrompts;
import io.tracemill.prepare.slice.Turns;
import io.tracemill.prepare.split.SplitSizes;
import io.tracemill.prepare.table.Fate;
import io.tracemill.trace.DataVersion;
import io.tracemill.trace.JobDescription;
import io.tracemill.trace.Task;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Traces of which no rows are made are written so that the same can be made of them later. */
final class LeftTracesTest {
  private static final TraceFormat REWRITTEN =
      Formats.named("openai_messages_with_images").orElseThrow();
  private static final RowSettings ROWS =
      new RowSettings(
          Task.QUESTION_ANSWERING, DataVersion.V1, SystemPrompts.KEEP, 1_000_000, false, false);

  @TempDir private Path folder = Path.of("");

  static List<TraceFormat> formats() {
    return Formats.ALL;
  }

  /** Rows of every turn are the same, tool calls, images and what is not to be learnt included. */
  @ParameterizedTest
  @MethodSource("formats")
  void rowsOfWhatIsLeftAreTheSame(TraceFormat format) throws Exception {
    byte[] in = Resources.bytes("/formats/" + format.name() + "/in.jsonl");

    byte[] left = left(in, format, SystemPrompts.KEEP);

    Converted made = Converted.of(left, "left", REWRITTEN, DataVersion.V1);
    assertThat(made.rows()).isEqualTo(Converted.of(in, "in", format, DataVersion.V1).rows());
    assertThat(made.counts().lines().dropped()).isZero();
    assertThat(left(left, REWRITTEN, SystemPrompts.KEEP)).as("once more").isEqualTo(left);
  }

  @Test
  void whatTheLogSaysOfMessagesStays() throws Exception {
    String lines =
        """
        {"messages":[{"role":"system","content":"s"},{"role":"user","content":"a"},{"role":"assistant","content":"b","weight":0},{"role":"user","content":"c"},{"role":"assistant","content":"d"}],"finish_reason":"length","session_id":17}
        {"messages":[{"role":"user","content":"a"},{"role":"assistant","content":"b","finish_reason":"content_filter"}],"functions":[{"name":"€f"}]}
        """;
    assertThat(
            new String(
                left(lines.getBytes(StandardCharsets.UTF_8), REWRITTEN, SystemPrompts.REMOVE),
                StandardCharsets.UTF_8))
        .isEqualTo(
            """
            {"messages":[{"role":"user","content":"a"},{"role":"assistant","content":"b","weight":0},{"role":"user","content":"c"},{"role":"assistant","content":"d","finish_reason":"length"}],"session_id":17}
            {"messages":[{"role":"user","content":"a"},{"role":"assistant","content":"b","finish_reason":"content_filter"}],"tools":[{"name":"\\u20acf"}]}
            """);
  }

  @ParameterizedTest
  @EnumSource(names = {"CANDIDATE", "UNSTRUCTURED", "DROPPED"})
  void onlyASplitGrows(Fate none) {
    assertThatThrownBy(() -> new Growth(none, new KnownRows(ROWS), new KnownRows(ROWS)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected a split but found " + none);
  }

  @Test
  void theOtherSplitDoesNotGrow() {
    TraceFormat format = Formats.ALL.get(0);
    Growth growth = new Growth(Fate.TEST, new KnownRows(ROWS), new KnownRows(ROWS));
    PrepareSettings settings =
        settings(format, SystemPrompts.KEEP, new SplitSizes(1, 1, Integer.MAX_VALUE));
    assertThatThrownBy(() -> Prepare.growing(settings, job(), growth, List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("only TEST grows");
  }

  private byte[] left(byte[] lines, TraceFormat format, SystemPrompts systemPrompts)
      throws IOException {
    Path file = Files.write(folder.resolve("traces.jsonl"), lines);
    Growth growth = new Growth(Fate.TRAIN, new KnownRows(ROWS), new KnownRows(ROWS));
    PrepareSettings settings =
        settings(format, systemPrompts, new SplitSizes(0, 0, Integer.MAX_VALUE));
    ByteArrayOutputStream left = new ByteArrayOutputStream();
    OutputStream nowhere = OutputStream.nullOutputStream();
    Input input = new Input("traces.jsonl", Optional.of(file));
    try (JsonLines source = new JsonLines("traces.jsonl", Files.newInputStream(file));
        TraceFile traces =
            TraceFile.of(input, source::next, settings.reading(), folder.resolve("spool"))) {
      Prepare.growing(settings, job(), growth, List.of())
          .run(
              traces,
              new PreparedStreams(nowhere, nowhere, left, nowhere, nowhere),
              row -> {},
              bytes -> {});
    }
    return left.toByteArray();
  }

  private static JobDescription job() {
    return new JobDescription("Do it.", Optional.empty(), Map.of(), List.of(), Optional.empty());
  }

  private static PrepareSettings settings(
      TraceFormat format, SystemPrompts systemPrompts, SplitSizes sizes) {
    return new PrepareSettings(
        format,
        Turns.LAST,
        List.of(),
        sizes,
        1,
        ROWS,
        systemPrompts,
        1 << 20,
        TokenizerKind.JACKSON,
        1);
  }
}
