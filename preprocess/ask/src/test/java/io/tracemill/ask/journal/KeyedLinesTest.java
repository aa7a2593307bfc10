package io.tracemill.ask.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.Tape;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KeyedLinesTest {
  private static final Name SAYS = Name.of("says");

  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("lines");
  }

  private static RequestKey key(long number) {
    return new RequestKey(number, -number);
  }

  private static void add(KeyedLines lines, long number, String says) throws IOException {
    lines.add(key(number), text -> text.name("says").value(says));
  }

  private static Optional<String> found(KeyedLines lines, long number) throws IOException {
    return lines.find(key(number), new Tape()).map(line -> line.field(SAYS).text());
  }

  private byte[] written(String... says) throws IOException {
    try (KeyedLines lines = KeyedLines.open(file())) {
      for (int number = 1; number <= says.length; number++) {
        add(lines, number, says[number - 1]);
      }
    }
    return Files.readAllBytes(file());
  }

  @Test
  void keyComesFirst() throws IOException {
    assertThat(new String(written("a\n\"é\""), StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"key\":\"0000000000000001ffffffffffffffff\",\"says\":\"a\\n\\\"\\u00e9\\\"\"}\n");
  }

  @Test
  void isFoundAtOnceAndLater() throws IOException {
    try (KeyedLines lines = KeyedLines.open(file())) {
      add(lines, 1, "one");
      add(lines, 2, "two");
      assertThat(found(lines, 1)).contains("one");
      assertThat(found(lines, 3)).isEmpty();
      add(lines, 3, "three");
      assertThat(found(lines, 3)).contains("three");
    }
    try (KeyedLines lines = KeyedLines.open(file())) {
      assertThat(lines.size()).isEqualTo(3);
      assertThat(lines.has(key(2))).isTrue();
      assertThat(lines.has(key(4))).isFalse();
      assertThat(found(lines, 2)).contains("two");
      assertThat(
              lines.bytes(key(2)).map(bytes -> Node.of(new String(bytes, StandardCharsets.UTF_8))))
          .map(line -> line.field(SAYS).text())
          .contains("two");
      add(lines, 4, "four");
      assertThat(found(lines, 4)).contains("four");
      assertThat(found(lines, 1)).contains("one");
    }
  }

  @Test
  void ofSeveralLinesTheLastCounts() throws IOException {
    try (KeyedLines lines = KeyedLines.open(file())) {
      add(lines, 1, "once");
      add(lines, 1, "twice");
      assertThat(found(lines, 1)).contains("twice");
      assertThat(lines.size()).isEqualTo(1);
    }
    try (KeyedLines lines = KeyedLines.open(file())) {
      assertThat(found(lines, 1)).contains("twice");
      assertThat(lines.size()).isEqualTo(1);
    }
  }

  /** Wherever a kill tears the file, all whole lines count, and it goes on behind them. */
  @Test
  void goesOnAfterAKillAtAnyByte() throws IOException {
    byte[] whole = written("one", "zwölf", "");
    for (int length = 1; length <= whole.length; length++) {
      byte[] torn = Arrays.copyOf(whole, length);
      Files.write(file(), torn);
      int count =
          (int)
              new String(torn, StandardCharsets.ISO_8859_1).chars().filter(c -> c == '\n').count();
      try (KeyedLines lines = KeyedLines.open(file())) {
        assertThat(lines.size()).as("length %d", length).isEqualTo(count);
        for (int number = count + 1; number <= 3; number++) {
          add(lines, number, List.of("one", "zwölf", "").get(number - 1));
        }
      }
      assertThat(Files.readAllBytes(file())).as("length %d", length).isEqualTo(whole);
    }
  }

  @Test
  void lineOfZerosDoesNotCostTheOthers() throws IOException {
    byte[] whole = written("one", "two", "three");
    int second = new String(whole, StandardCharsets.US_ASCII).indexOf("two");
    for (int begin : new int[] {second, second - 30, whole.length - 9}) {
      byte[] damaged = whole.clone();
      Arrays.fill(damaged, begin, begin + 5, (byte) 0);
      Files.write(file(), damaged);
      int lost = begin == whole.length - 9 ? 3 : 2;
      try (KeyedLines lines = KeyedLines.open(file())) {
        assertThat(lines.size()).isEqualTo(2);
        assertThat(lines.has(key(lost))).isFalse();
        assertThat(found(lines, 1)).contains("one");
        add(lines, lost, "again");
        assertThat(found(lines, lost)).contains("again");
        assertThat(found(lines, 5 - lost)).isPresent();
      }
    }
  }

  @Test
  void foreignFileIsLeftAsItIs() throws IOException {
    String shortest = "{\"key\":\"0000000000000001ffffffffffffffff";
    for (String text :
        List.of(
            "hello",
            "hello\n",
            "\n",
            "{\"key\":\"one\"}\n",
            "{\"key\":\"000000000000000gffffffffffffffff\"}\n",
            shortest.substring(0, shortest.length() - 1) + "\n",
            "{\"row\":0}\n" + shortest + "\"}\n",
            shortest + "\"}\nhello\n")) {
      Files.writeString(file(), text);
      assertThatThrownBy(() -> KeyedLines.open(file()))
          .as(text)
          .isInstanceOf(FileSystemException.class)
          .hasMessage(file() + ": is no journal of teachers' answers; move or delete it");
      assertThat(Files.readString(file())).isEqualTo(text);
    }
  }

  @Test
  void fileWithoutALineIsTakenAway() throws IOException {
    KeyedLines lines = KeyedLines.open(file());
    assertThat(file()).exists();
    lines.close();
    assertThat(file()).doesNotExist();

    Files.writeString(file(), "{\"key\":\"00");
    KeyedLines.open(file()).close();
    assertThat(file()).as("only a torn line").doesNotExist();
  }

  @Test
  void isForOneAtATime() throws IOException {
    try (KeyedLines lines = KeyedLines.open(file())) {
      assertThatThrownBy(() -> KeyedLines.open(file()))
          .isInstanceOf(FileSystemException.class)
          .hasMessage(
              file()
                  + ": another command with the same journal is still running; wait until it ends");
      add(lines, 1, "one");
    }
    KeyedLines.open(file()).close();
  }

  @Test
  void saysWhenTheFileWasCutBySomethingElse() throws IOException {
    try (KeyedLines lines = KeyedLines.open(file())) {
      add(lines, 1, "one");
      Files.write(file(), new byte[0]);
      assertThatThrownBy(() -> found(lines, 1))
          .isInstanceOf(FileSystemException.class)
          .hasMessageContaining("was changed while it was read");
    }
  }

  /** Lines of any length, read in any order while others are added, also over blocks. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anyOrderOfReadingAndAdding(boolean lasting) throws IOException {
    long seed = 20_260_303;
    Random random = new Random(seed);
    List<String> says = new ArrayList<>();
    try (KeyedLines lines = lasting ? KeyedLines.open(file()) : KeyedLines.temporary(file())) {
      for (int i = 0; i < 3_000; i++) {
        String text = "x".repeat(random.nextInt(i % 500 == 0 ? 100_000 : 200)) + i;
        says.add(text);
        add(lines, i, text);
        int other = random.nextInt(says.size());
        assertThat(found(lines, other)).as("seed %d", seed).contains(says.get(other));
      }
      for (int i = says.size() - 1; i >= 0; i--) {
        assertThat(found(lines, i)).contains(says.get(i));
      }
    }
    if (lasting) {
      assertThat(Files.readAllLines(file())).hasSize(says.size());
    }
  }

  @Test
  void threadsShareIt() throws Exception {
    int threads = 4;
    int each = 500;
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try (KeyedLines lines = KeyedLines.open(file())) {
      List<Callable<Boolean>> work = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        long first = (long) thread * each;
        work.add(
            () -> {
              for (long number = first; number < first + each; number++) {
                add(lines, number, "says " + number);
                assertThat(found(lines, number)).contains("says " + number);
              }
              return true;
            });
      }
      for (Future<Boolean> done : pool.invokeAll(work)) {
        assertThat(done.get()).isTrue();
      }
    } finally {
      pool.shutdown();
    }
    assertThat(Files.readAllLines(file())).hasSize(threads * each).allMatch(this::isWhole);
  }

  private boolean isWhole(String line) {
    return Node.of(line).field(SAYS).text().startsWith("says ");
  }
}
