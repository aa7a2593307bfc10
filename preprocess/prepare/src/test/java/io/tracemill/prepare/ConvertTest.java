package io.tracemill.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracemill.json.Resources;
import io.tracemill.json.lines.Lines;
import io.tracemill.json.token.TokenizerKind;
import io.tracemill.prepare.flow.Batches;
import io.tracemill.prepare.flow.DropReason;
import io.tracemill.prepare.format.Formats;
import io.tracemill.prepare.format.Sampled;
import io.tracemill.prepare.output.SystemPrompts;
import io.tracemill.prepare.slice.Turns;
import io.tracemill.trace.DataVersion;
import io.tracemill.trace.Task;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ConvertTest {
  private static final long SEED = 271_828;

  @Test
  void whatIsReadIsKeptOrDroppedAtEveryStage() {
    for (long seed = SEED; seed < SEED + 50; seed++) {
      List<String> lines = Mixtures.lines(new Random(seed));
      for (Turns turns : Turns.values()) {
        Converted converted =
            Converted.of(Resources.lines("t", bytes(lines)), settings(turns, 60, 1));
        ConvertCounts counts = converted.counts();
        assertThat(counts.lines().read()).as("seed %d", seed).isEqualTo(lines.size());
        assertThat(counts.traces().read()).isEqualTo(counts.lines().kept());
        assertThat(counts.rows().read()).isGreaterThanOrEqualTo(counts.traces().kept());
        assertThat(counts.rows().kept()).isEqualTo(converted.rows().lines().count());
        assertThat(counts.leftOut()).isEqualTo(converted.leftOut().lines().count());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 8})
  void threadsDoNotChangeTheBytes(int threads) throws IOException {
    for (long seed = SEED; seed < SEED + 30; seed++) {
      List<String> lines = Mixtures.lines(new Random(seed));
      List<Lines> batches = new ArrayList<>();
      Resources.lines("t", bytes(lines))
          .forEach(line -> batches.add(new Lines(List.of(line), line.length())));
      ByteArrayOutputStream rows = new ByteArrayOutputStream();
      ByteArrayOutputStream leftOut = new ByteArrayOutputStream();
      ConvertCounts counts =
          new Convert(settings(Turns.EVERY, 100, threads))
              .run(source(batches), rows, leftOut, bytes -> {});
      Converted one =
          Converted.of(Resources.lines("t", bytes(lines)), settings(Turns.EVERY, 100, 1));
      assertThat(rows.toString(StandardCharsets.US_ASCII)).isEqualTo(one.rows());
      assertThat(leftOut.toString(StandardCharsets.US_ASCII)).isEqualTo(one.leftOut());
      assertThat(counts.rows().byReason()).isEqualTo(one.counts().rows().byReason());
    }
  }

  private static Batches.Source source(List<Lines> batches) {
    int[] next = new int[1];
    return () -> next[0] < batches.size() ? Optional.of(batches.get(next[0]++)) : Optional.empty();
  }

  @Test
  void aRowMayHaveSoManyCharactersAndNoMore() {
    String line =
        "{\"messages\":[{\"role\":\"user\",\"content\":\"😀é\\n\\u0041\"},"
            + "{\"role\":\"assistant\",\"content\":\"\\ud83d\\ude00b\"}]}\n";
    assertThat(convert(line, 6).counts().rows().kept()).isEqualTo(1);
    Converted longer = convert(line, 5);
    assertThat(longer.rows()).isEmpty();
    assertThat(longer.counts().rows().dropped(DropReason.TOO_LONG)).isEqualTo(1);
    assertThat(longer.leftOut())
        .isEqualTo(
            "{\"source\":\"t\",\"line\":1,\"path\":\"$.messages[1]\",\"reason\":\"too_long\","
                + "\"message\":\"expected at most 5 characters but found 6\"}\n");
  }

  @Test
  void whatCannotBeReadIsShownAsItIs() {
    byte[] bad = {'{', '"', (byte) 0xff, '"', ':', 1, '}', '\n'};
    assertThat(Converted.of(Resources.lines("t", bad), settings(Turns.LAST, 9, 1)).leftOut())
        .contains("\"reason\":\"not_utf8\"")
        .endsWith("\"raw\":\"{\\\"\\ufffd\\\":\\u0001}\"}\n");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void aFullDiskSurfaces(int threads) {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("disk full");
          }
        };
    byte[] lines = bytes(Mixtures.lines(new Random(SEED)));
    assertThatThrownBy(
            () ->
                new Convert(settings(Turns.EVERY, 1000, threads))
                    .run(
                        Resources.lines("t", lines)::next,
                        full,
                        OutputStream.nullOutputStream(),
                        bytes -> {}))
        .isInstanceOf(IOException.class)
        .hasMessage("disk full");
  }

  @Test
  void aSampleIsReadOnceAndHandedOn() throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      lines.add(i % 3 == 0 ? "not json" : "{\"context\":\"" + "x".repeat(i % 50) + "\"}");
    }
    Sampled sampled = new Sampled(Resources.lines("t", bytes(lines))::next, TokenizerKind.JACKSON);
    assertThat(sampled.detect().format())
        .map(format -> format.name())
        .contains("unstructured_with_openai_messages");
    assertThat(sampled.detect().lines()).isEqualTo(200);
    long count = 0;
    for (Optional<Lines> next = sampled.next(); next.isPresent(); next = sampled.next()) {
      count += next.get().lines().size();
    }
    assertThat(count).isEqualTo(20_000);
  }

  @Test
  void aFileThatHoldsNoJsonIsNotHeldInMemory() throws IOException {
    byte[] noise = "no json here\n".repeat(20_000).getBytes(StandardCharsets.US_ASCII);
    int[] batches = new int[1];
    Sampled sampled =
        new Sampled(
            () -> {
              assertThat(batches[0]++).isLessThan(100);
              return Resources.lines("t", noise).next();
            },
            TokenizerKind.JACKSON);
    assertThat(sampled.detect().best()).isEmpty();
  }

  @Test
  void saysThatRowsBecomeAThousandTimesTheirConversation() throws IOException {
    List<String> turns = Collections.nCopies(2_000, TURN);
    List<String> doubts = new ArrayList<>();
    for (Turns cut : Turns.values()) {
      convert(turns, cut, doubts);
      convert(turns.subList(1, turns.size()), cut, doubts);
    }
    assertThat(doubts)
        .containsExactly(
            "warning: t:1: a row for each of 2000 answers repeats all turns before it, about 1000"
                + " times the size of the conversation; `turns` last makes one row");
  }

  private static final String TURN =
      "{\"role\":\"user\",\"content\":\"q\"},{\"role\":\"assistant\",\"content\":\"a\"}";

  private static void convert(List<String> turns, Turns cut, List<String> doubts)
      throws IOException {
    String line = "{\"messages\":[" + String.join(",", turns) + "]}";
    Convert convert = new Convert(settings(cut, 1_000_000, 1), doubts::add);
    convert.run(
        Resources.lines("t", line.getBytes(StandardCharsets.UTF_8))::next,
        OutputStream.nullOutputStream(),
        OutputStream.nullOutputStream(),
        bytes -> {});
  }

  private static Converted convert(String line, int maxRowChars) {
    return Converted.of(
        Resources.lines("t", line.getBytes(StandardCharsets.UTF_8)),
        settings(Turns.LAST, maxRowChars, 1));
  }

  private static ConvertSettings settings(Turns turns, int maxRowChars, int threads) {
    return new ConvertSettings(
        Formats.ALL.get(0),
        turns,
        Task.QUESTION_ANSWERING,
        DataVersion.V0,
        SystemPrompts.KEEP,
        maxRowChars,
        TokenizerKind.JACKSON,
        threads);
  }

  private static byte[] bytes(List<String> lines) {
    return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
  }
}
