package io.tracemill.ask.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracemill.ask.Decoding;
import io.tracemill.ask.Ending;
import io.tracemill.ask.Outcome;
import io.tracemill.ask.Prompt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SharedJournalTest {
  private static final List<Outcome> OUTCOMES =
      List.of(
          new Outcome.Answered(0, "one\n\"é\" \ud83d\ude00", 12, 5, Ending.END_TOKEN, false),
          new Outcome.Answered(0, "", 0, 1, Ending.LENGTH, true),
          new Outcome.Answered(
              0, "on", Optional.of("{\"content\": \"\u00e9\\n\"}"), 3, 2, Ending.FILTERED, false),
          new Outcome.Overflowed(0, 9000, 8192),
          new Outcome.Failed(0, "the template refuses it"),
          new Outcome.Labelled(0, List.of(-0.1, -1e-300, Double.NEGATIVE_INFINITY), 7));

  private final RequestKey.Maker keys =
      new RequestKey.Maker(Map.of("model", "m"), Decoding.greedy(8));

  @TempDir private Path folder;

  private RequestKey key(int number) {
    return keys.of(new Prompt.Text("prompt " + number));
  }

  private Path file() {
    return folder.resolve("teachers.journal.jsonl");
  }

  @Test
  void keepsOutcomesToTheLastBit() throws IOException {
    try (SharedJournal journal = SharedJournal.open(file())) {
      for (int i = 0; i < OUTCOMES.size(); i++) {
        assertThat(journal.has(key(i))).isFalse();
        journal.add(key(i), "ant", OUTCOMES.get(i));
        assertThat(journal.find(key(i))).contains(OUTCOMES.get(i));
      }
    }
    try (SharedJournal journal = SharedJournal.open(file())) {
      assertThat(journal.size()).isEqualTo(OUTCOMES.size());
      for (int i = 0; i < OUTCOMES.size(); i++) {
        assertThat(journal.has(key(i))).isTrue();
        assertThat(journal.find(key(i))).contains(OUTCOMES.get(i));
      }
      assertThat(journal.find(key(OUTCOMES.size()))).isEmpty();
    }
  }

  @Test
  void lineNamesTheModelForPeople() throws IOException {
    try (SharedJournal journal = SharedJournal.open(file())) {
      journal.add(key(1), "ant", new Outcome.Failed(9, "no"));
    }
    assertThat(Files.readString(file()))
        .isEqualTo("{\"key\":\"" + key(1) + "\",\"model\":\"ant\",\"failed\":\"no\"}\n");
  }

  @Test
  void noAnswerIsNeverNoted() throws IOException {
    try (SharedJournal journal = SharedJournal.open(file())) {
      assertThatThrownBy(() -> journal.add(key(1), "ant", new Outcome.Unanswered(0, "busy")))
          .isInstanceOf(IllegalArgumentException.class);
      assertThat(journal.size()).isZero();
    }
    assertThat(file()).doesNotExist();
  }

  @Test
  void lineThatSaysNothingIsTold() throws IOException {
    Files.writeString(file(), "{\"key\":\"" + key(1) + "\",\"model\":\"ant\"}\n");
    try (SharedJournal journal = SharedJournal.open(file())) {
      assertThatThrownBy(() -> journal.find(key(1)))
          .isInstanceOf(IOException.class)
          .hasMessage(file() + ": was changed while it was read, or is damaged; delete it");
    }
  }
}
