package io.tracemill.ask.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracemill.ask.Ending;
import io.tracemill.ask.Outcome;
import io.tracemill.ask.Prompt;
import io.tracemill.json.Case;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

final class JournalTest {
  private static final Map<String, String> SETTINGS = Map.of("model", "m", "precision", "f32");
  private static final List<Outcome> OUTCOMES =
      List.of(
          new Outcome.Answered(0, "one\n\"é\" \ud83d\ude00", 12, 5, Ending.END_TOKEN, false),
          new Outcome.Overflowed(1, 9000, 8192),
          new Outcome.Failed(2, "the template refuses it"),
          new Outcome.Labelled(3, List.of(-0.1, -1e-300, Double.NEGATIVE_INFINITY, -2.0 / 3), 7),
          new Outcome.Answered(4, "", 0, 1, Ending.LENGTH, true),
          new Outcome.Answered(
              5,
              "on",
              Optional.of("{\"role\": \"assistant\",\t\"content\": \"\u00e9\\n\"}"),
              3,
              2,
              Ending.STOP_TEXT,
              false));

  @TempDir private Path folder;

  private Path file() {
    return Journal.beside(folder.resolve("predictions.jsonl"));
  }

  private static Prompt prompt(long row) {
    return new Prompt.Text("prompt " + row);
  }

  private static void add(Journal journal, Outcome outcome) throws IOException {
    journal.add(prompt(outcome.row()), outcome);
  }

  private byte[] written() throws IOException {
    try (Journal journal = Journal.open(file(), SETTINGS)) {
      assertThat(journal.start()).isEqualTo(new Start.Fresh());
      for (Outcome outcome : OUTCOMES) {
        add(journal, outcome);
      }
    }
    return Files.readAllBytes(file());
  }

  @Test
  void keepsOutcomesToTheLastBit() throws IOException {
    written();
    assertThat(file().getFileName().toString()).isEqualTo("predictions.jsonl.journal");
    try (Journal journal = Journal.open(file(), SETTINGS)) {
      assertThat(journal.start()).isEqualTo(new Start.Resumed(OUTCOMES.size()));
      for (Outcome outcome : OUTCOMES) {
        assertThat(journal.find(outcome.row(), prompt(outcome.row()))).contains(outcome);
      }
      assertThat(journal.find(OUTCOMES.size(), prompt(OUTCOMES.size()))).isEmpty();
    }
  }

  @Test
  void anotherPromptIsAnotherRow() throws IOException {
    written();
    try (Journal journal = Journal.open(file(), SETTINGS)) {
      assertThat(journal.find(0, prompt(1))).isEmpty();
      assertThat(journal.find(0, new Prompt.Conversation("prompt 0", "[]"))).isEmpty();
      Outcome other = new Outcome.Failed(0, "other");
      journal.add(prompt(1), other);
      assertThat(journal.find(0, prompt(1))).contains(other);
    }
    try (Journal journal = Journal.open(file(), SETTINGS)) {
      assertThat(journal.start()).isEqualTo(new Start.Resumed(OUTCOMES.size()));
      assertThat(journal.find(0, prompt(0))).isEmpty();
      assertThat(journal.find(0, prompt(1))).contains(new Outcome.Failed(0, "other"));
    }
  }

  @Test
  void otherSettingsStartAfreshAndAreNamed() throws IOException {
    written();
    Map<String, String> other = Map.of("model", "m", "precision", "fp16", "seed", "1");
    try (Journal journal = Journal.open(file(), other)) {
      assertThat(journal.start())
          .isEqualTo(
              new Start.Afresh(
                  OUTCOMES.size(),
                  List.of("precision was f32 and is fp16", "seed was not set and is 1")));
      assertThat(journal.find(0, prompt(0))).isEmpty();
    }
    try (Journal journal = Journal.open(file(), other)) {
      assertThat(journal.start()).isEqualTo(new Start.Resumed(0));
    }
  }

  /** Wherever a kill tears the file, all whole lines count, and it goes on behind them. */
  @Test
  @Tag("slow")
  void isReadAfterAKillAtAnyByte() throws IOException {
    byte[] whole = written();
    for (int length = 0; length <= whole.length; length++) {
      byte[] torn = Arrays.copyOf(whole, length);
      Files.write(file(), torn);
      long lines =
          new String(torn, StandardCharsets.US_ASCII).chars().filter(c -> c == '\n').count();
      try (Journal journal = Journal.open(file(), SETTINGS)) {
        assertThat(journal.start())
            .as("length " + length)
            .isEqualTo(lines == 0 ? new Start.Fresh() : new Start.Resumed((int) lines - 1));
        for (Outcome outcome : OUTCOMES) {
          Optional<Outcome> found = journal.find(outcome.row(), prompt(outcome.row()));
          assertThat(found).isEqualTo(Optional.of(outcome).filter(o -> o.row() < lines - 1));
          if (found.isEmpty()) {
            add(journal, outcome);
          }
        }
      }
      assertThat(Files.readAllBytes(file())).as("length " + length).isEqualTo(whole);
    }
  }

  /** A line that a power cut made zeros of ends what is believed. */
  @Test
  void whatIsBehindADamagedLineDoesNotCount() throws IOException {
    byte[] whole = written();
    int second = new String(whole, StandardCharsets.US_ASCII).indexOf("{\"row\":1");
    Arrays.fill(whole, second, second + 10, (byte) 0);
    Files.write(file(), whole);
    try (Journal journal = Journal.open(file(), SETTINGS)) {
      assertThat(journal.start()).isEqualTo(new Start.Resumed(1));
    }
  }

  /** Nor does a line that is whole and says nothing: what it stands for is asked again. */
  @TestFactory
  Stream<DynamicTest> aLineThatSaysNothingDoesNotCount() {
    return Case.tests(
        "/journal/lines.jsonl",
        each -> {
          Files.deleteIfExists(file());
          String[] lines = new String(written(), StandardCharsets.US_ASCII).split("\n");
          lines[2] = each.json("line");
          Files.writeString(file(), String.join("\n", lines) + "\n");
          try (Journal journal = Journal.open(file(), SETTINGS)) {
            assertThat(journal.start()).isEqualTo(new Start.Resumed(1));
            assertThat(journal.find(0, prompt(0))).contains(OUTCOMES.get(0));
            assertThat(journal.find(1, prompt(1))).isEmpty();
          }
        });
  }

  @Test
  void aFileThatIsNoJournalIsLeftAlone() throws IOException {
    for (String text :
        List.of(
            "hello",
            "hello\n",
            "{\"a\":1}\n",
            "{\"tracemill_journal\":2,\"settings\":{}}\n",
            "{\"tracemill_journal\":1}\n",
            "{\"tracemill_journal\":1,\"settings\":[]}\n")) {
      Files.writeString(file(), text);
      assertThatThrownBy(() -> Journal.open(file(), SETTINGS))
          .isInstanceOf(FileSystemException.class)
          .hasMessage(file() + ": is no journal of this version; move or delete it");
      assertThat(Files.readString(file())).isEqualTo(text);
    }
  }

  @Test
  void isDeletedOnceTheOutputIsComplete() throws IOException {
    Journal journal = Journal.open(file(), SETTINGS);
    journal.complete();
    assertThat(file()).doesNotExist();
    journal.close();
  }

  @Test
  void isForOneAtATime() throws IOException {
    try (Journal journal = Journal.open(file(), SETTINGS)) {
      assertThatThrownBy(() -> Journal.open(file(), SETTINGS))
          .isInstanceOf(FileSystemException.class)
          .hasMessage(
              file()
                  + ": another command with the same output is still running; wait until it ends");
      add(journal, OUTCOMES.get(0));
    }
    try (Journal journal = Journal.open(file(), SETTINGS)) {
      assertThat(journal.start()).isEqualTo(new Start.Resumed(1));
    }
  }

  /** Another process has it, is killed in the middle of its work, and nothing it noted is lost. */
  @Test
  void aKilledProcessLeavesItsWork() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                JournalKeeper.class.getName(),
                file().toString())
            .redirectErrorStream(true)
            .start();
    try (var out = process.inputReader()) {
      assertThat(out.readLine()).isEqualTo("noted 100");
      assertThatThrownBy(() -> Journal.open(file(), JournalKeeper.SETTINGS))
          .isInstanceOf(FileSystemException.class)
          .hasMessageContaining("still running");
    } finally {
      process.destroyForcibly();
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
    try (Journal journal = Journal.open(file(), JournalKeeper.SETTINGS)) {
      assertThat(journal.start())
          .isInstanceOfSatisfying(
              Start.Resumed.class,
              resumed -> assertThat(resumed.rows()).isGreaterThanOrEqualTo(100));
      for (int row = 0; row < 100; row++) {
        assertThat(journal.find(row, JournalKeeper.prompt(row))).isPresent();
      }
    }
  }
}
