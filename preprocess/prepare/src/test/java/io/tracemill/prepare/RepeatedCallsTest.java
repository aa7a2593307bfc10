package io.tracemill.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.prepare.screen.Screen;
import io.tracemill.prepare.screen.chain.Beginnings;
import io.tracemill.prepare.screen.duplicates.Duplicates;
import io.tracemill.prepare.split.SplitSizes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logs in which each call repeats the conversation so far. */
final class RepeatedCallsTest {
  private static final long SEED = 4711;
  private static final List<Screen> SCREENS = List.of(new Duplicates(), new Beginnings());

  @TempDir private Path folder;

  @Test
  void ofEachConversationTheLongestStays() throws IOException {
    for (long seed = SEED; seed < SEED + 10; seed++) {
      Random random = new Random(seed);
      List<String> lines = new ArrayList<>();
      int conversations = 1 + random.nextInt(20);
      int calls = 0;
      for (int i = 0; i < conversations; i++) {
        int turns = 1 + random.nextInt(6);
        calls += turns;
        for (int turn = 1; turn <= turns; turn++) {
          lines.add(chat("c" + i, "", turn));
        }
      }
      Collections.shuffle(lines, random);
      PreparedFiles made = prepare(lines);
      assertThat(made.counts().traces().kept()).as("seed %d", seed).isEqualTo(conversations);
      assertThat(made.dropped().lines().filter(line -> line.contains("\"continued\"")))
          .hasSize(calls - conversations);
    }
  }

  @Test
  void itIsSaidWhichGoesOn() throws IOException {
    PreparedFiles made = prepare(List.of(chat("a", "", 1), chat("a", "", 3)));
    assertThat(made.dropped().lines().findFirst())
        .contains(
            "{\"source\":\"traces.jsonl\",\"line\":1,\"path\":\"$\",\"reason\":\"continued\","
                + "\"message\":\"line 2 repeats this conversation and goes on from it\"}");
  }

  @Test
  void aBeginningThatSeveralShareIsNoCallOfOne() throws IOException {
    PreparedFiles made = prepare(List.of(chat("a", "x", 1), chat("a", "y", 2), chat("a", "z", 2)));
    assertThat(made.counts().traces().kept()).isEqualTo(3);
  }

  @Test
  void sessionsThatDifferAreSeveral() throws IOException {
    String one = chat("a", "", 1);
    String session = ",\"session_id\":\"%s\"}";
    PreparedFiles made =
        prepare(
            List.of(
                one.substring(0, one.length() - 1) + String.format(session, "s"),
                chat("a", "", 2).replaceAll("}$", String.format(session, "t"))));
    assertThat(made.counts().traces().kept()).isEqualTo(2);
  }

  private PreparedFiles prepare(List<String> lines) throws IOException {
    Path traces = Files.write(folder.resolve("traces.jsonl"), lines);
    PrepareSettings usual = Mixtures.settings(new Random(SEED), 2);
    PrepareSettings settings =
        new PrepareSettings(
            usual.format(),
            usual.turns(),
            SCREENS,
            new SplitSizes(10, 10, 1000),
            usual.seed(),
            usual.rows(),
            usual.inUnstructured(),
            usual.maxLineBytes(),
            usual.tokenizer(),
            usual.threads());
    return PreparedFiles.of(traces, settings, Optional.empty());
  }

  /**
   * A conversation of {@code turns} questions and answers; the first of each has no {@code way}.
   */
  private static String chat(String topic, String way, int turns) {
    StringBuilder messages = new StringBuilder();
    for (int turn = 0; turn < turns; turn++) {
      String text = topic + (turn == 0 ? "" : way) + turn;
      messages
          .append(turn == 0 ? "" : ",")
          .append("{\"role\":\"user\",\"content\":\"" + text + "?\"},")
          .append("{\"role\":\"assistant\",\"content\":\"" + text + ".\"}");
    }
    return "{\"messages\":[" + messages + "]}";
  }
}
