package io.tracemill.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.prepare.screen.Screen;
import io.tracemill.prepare.screen.duplicates.DuplicateReason;
import io.tracemill.prepare.screen.duplicates.Duplicates;
import io.tracemill.prepare.screen.relevance.RelevanceScreen;
import io.tracemill.prepare.screen.relevance.Thresholds;
import io.tracemill.prepare.split.SplitSizes;
import io.tracemill.trace.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A screen is one class and one line in a list. */
final class OwnScreenTest {
  private static final long SEED = 808;

  private static final List<Screen> SCREENS =
      List.of(
          new Duplicates(),
          new TooManyMessages(3),
          RelevanceScreen.of(PreparedFiles.NO_JOB, Task.CHAT_COMPLETION, Thresholds.DEFAULT));

  @TempDir private Path folder;

  @Test
  void itsReasonIsToldOfEachTraceItDrops() throws IOException {
    PreparedFiles files =
        prepare(
            SCREENS,
            List.of(chat("a", 1), chat("b", 2), chat("b", 2), chat("c", 4), "{}", chat("d", 3)));
    assertThat(files.dropped().lines())
        .filteredOn(line -> !line.contains("relevance"))
        .containsExactly(
            "{\"source\":\"traces.jsonl\",\"line\":2,\"path\":\"$\",\"reason\":\"too_many_messages\""
                + ",\"message\":\"expected 3 messages but found 4\"}",
            "{\"source\":\"traces.jsonl\",\"line\":3,\"path\":\"$\",\"reason\":\"duplicate\""
                + ",\"message\":\"the same conversation as line 2\"}",
            "{\"source\":\"traces.jsonl\",\"line\":4,\"path\":\"$\",\"reason\":\"too_many_messages\""
                + ",\"message\":\"expected 3 messages but found 8\"}",
            "{\"source\":\"traces.jsonl\",\"line\":6,\"path\":\"$\",\"reason\":\"too_many_messages\""
                + ",\"message\":\"expected 3 messages but found 6\"}");
    assertThat(files.counts().traces().byReason())
        .hasToString("{DUPLICATE=1, TOO_MANY_MESSAGES=3}");
    assertThat(files.counts().traces().kept()).isEqualTo(1);
  }

  @Test
  void whatIsReadIsKeptOrDroppedWithItToo() throws IOException {
    for (long seed = SEED; seed < SEED + 20; seed++) {
      List<String> lines = Mixtures.lines(new Random(seed));
      PreparedFiles with = prepare(SCREENS, lines);
      PreparedFiles without = prepare(List.of(SCREENS.get(0), SCREENS.get(2)), lines);
      Prepared counts = with.counts();
      assertThat(counts.traces().read()).isEqualTo(counts.lines().kept());
      assertThat(counts.lines().read()).isEqualTo(lines.size());
      assertThat(
              counts.train().traces()
                  + counts.train().replacements()
                  + counts.test().traces()
                  + counts.test().replacements()
                  + counts.leftOver().read()
                  + counts.traces().dropped())
          .as("seed %d", seed)
          .isEqualTo(counts.lines().kept());
      assertThat(counts.traces().dropped(TooManyMessages.Why.TOO_MANY_MESSAGES))
          .isEqualTo(with.dropped().lines().filter(line -> line.contains("too_many_")).count())
          .isGreaterThan(0);
      assertThat(counts.traces().dropped(DuplicateReason.DUPLICATE))
          .isEqualTo(without.counts().traces().dropped(DuplicateReason.DUPLICATE));
    }
  }

  @Test
  void aScreenThatLetsAllPassChangesNothing() throws IOException {
    List<String> lines = Mixtures.lines(new Random(SEED));
    List<Screen> without = List.of(SCREENS.get(0), SCREENS.get(2));
    List<Screen> with = List.of(SCREENS.get(0), new TooManyMessages(99), SCREENS.get(2));
    assertThat(prepare(with, lines).texts()).isEqualTo(prepare(without, lines).texts());
  }

  private PreparedFiles prepare(List<Screen> screens, List<String> lines) throws IOException {
    Path traces = Files.write(folder.resolve("traces.jsonl"), lines);
    PrepareSettings usual = Mixtures.settings(new Random(SEED), 2);
    PrepareSettings settings =
        new PrepareSettings(
            usual.format(),
            usual.turns(),
            screens,
            new SplitSizes(10, 10, 1000),
            usual.seed(),
            usual.rows(),
            usual.inUnstructured(),
            usual.maxLineBytes(),
            usual.tokenizer(),
            usual.threads());
    return PreparedFiles.of(traces, settings, Optional.empty());
  }

  /** A conversation of {@code turns} questions and answers. */
  private static String chat(String topic, int turns) {
    StringBuilder messages = new StringBuilder();
    for (int turn = 0; turn < turns; turn++) {
      messages
          .append(turn == 0 ? "" : ",")
          .append("{\"role\":\"user\",\"content\":\"" + topic + turn + "?\"},")
          .append("{\"role\":\"assistant\",\"content\":\"" + topic + turn + ".\"}");
    }
    return "{\"messages\":[" + messages + "]}";
  }
}
