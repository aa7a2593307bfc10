package io.tracemill.json.lines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracemill.json.Resources;
import io.tracemill.json.text.Line;
import io.tracemill.json.text.Slice;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLinesTest {

  /** Each line as {@code number@offset text} or {@code number@offset KIND problem}. */
  private static List<String> read(byte[] bytes, int max) throws IOException {
    List<String> shown = new ArrayList<>();
    for (Line line :
        Streams.lines(new JsonLines("t.jsonl", new ByteArrayInputStream(bytes), max))) {
      String text = new String(line.bytes(), line.start(), line.length(), StandardCharsets.UTF_8);
      shown.add(
          line.number()
              + "@"
              + line.offset()
              + " "
              + line.flaw().map(flaw -> flaw.kind() + " " + flaw.problem()).orElse(text));
    }
    return shown;
  }

  private static List<String> read(String text) throws IOException {
    return read(text.getBytes(StandardCharsets.UTF_8), JsonLines.DEFAULT_MAX_LINE_BYTES);
  }

  @Test
  void splitsOnLineFeedsOnly() throws IOException {
    assertThat(read("1\n2\r\n\n \t\r\n3\u2028\u0085\r4\f\n5"))
        .containsExactly("1@0 1", "2@2 2\r", "5@10 3\u2028\u0085\r4\f", "6@20 5");
    assertThat(read("")).isEmpty();
    assertThat(read("\n\n")).isEmpty();
    assertThat(read("{}")).containsExactly("1@0 {}");
  }

  @Test
  void skipsAByteOrderMark() throws IOException {
    assertThat(read("\ufeff{}\n\ufeff{}\n")).containsExactly("1@3 {}", "2@6 \ufeff{}");
    assertThat(read("\ufeff")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
  void saysOnceThatAFileIsUtf16(String charset) throws IOException {
    String text = "{\"a\":1}\n".repeat(100_000);
    for (String mark : List.of("", "\ufeff")) {
      byte[] bytes = (mark + text).getBytes(Charset.forName(charset));
      assertThat(read(bytes, 1000))
          .containsExactly(
              "1@0 NOT_UTF8 the file is "
                  + charset
                  + ", not UTF-8: convert it with iconv -f "
                  + charset
                  + " -t UTF-8 FILE");
    }
  }

  @Test
  void skipsLinesThatAreTooLong() throws IOException {
    byte[] bytes =
        ("1\n" + "x".repeat(2000) + "\n" + "y".repeat(1_000_000) + "\n3\n" + "z".repeat(600_000))
            .getBytes(StandardCharsets.UTF_8);
    assertThat(read(bytes, 1500))
        .containsExactly(
            "1@0 1",
            "2@2 LINE_TOO_LONG the line has 2000 bytes and the limit is 1500: raise it with --max-line-bytes",
            "3@2003 LINE_TOO_LONG the line has 1000000 bytes and the limit is 1500: raise it with --max-line-bytes",
            "4@1002004 3",
            "5@1002006 LINE_TOO_LONG the line has 600000 bytes and the limit is 1500: raise it with --max-line-bytes");
    assertThat(Streams.lines(new JsonLines("t", new ByteArrayInputStream(bytes), 1500)))
        .filteredOn(line -> line.flaw().isPresent())
        .allMatch(line -> line.length() == 1000 && line.bytes().length == 1000 + Line.PADDING);
  }

  @Test
  void takesALineOfExactlyTheLimit() throws IOException {
    byte[] bytes =
        ("x".repeat(300_000) + "\n" + "y".repeat(300_000)).getBytes(StandardCharsets.UTF_8);
    assertThat(Streams.lines(new JsonLines("t", new ByteArrayInputStream(bytes), 300_000)))
        .allMatch(line -> line.length() == 300_000 && line.flaw().isEmpty())
        .hasSize(2);
    assertThat(Streams.lines(new JsonLines("t", new ByteArrayInputStream(bytes), 299_999)))
        .allMatch(line -> line.length() == 1000 && line.flaw().isPresent())
        .hasSize(2);
  }

  @Test
  void refusesALimitThatItCannotKeep() {
    assertThatThrownBy(() -> new JsonLines("t", InputStream.nullInputStream(), 1 << 30))
        .hasMessage("a line's limit is 1000 to 1072693247 bytes but was 1073741824");
  }

  /** Cases of {@code name}, input up to a line of dots, and what is expected of it. */
  @Test
  void makesOneProblemOfEachPrettyPrintedRun() throws IOException {
    Iterator<String> lines = Resources.lines("/json/pretty.txt").iterator();
    while (lines.hasNext()) {
      String name = lines.next();
      StringBuilder input = new StringBuilder();
      for (String line = lines.next(); !line.equals("..."); line = lines.next()) {
        input.append(input.isEmpty() ? "" : "\n").append(line);
      }
      List<String> expected = new ArrayList<>();
      for (String line = lines.next(); !line.equals("..."); line = lines.next()) {
        expected.add(line);
      }
      assertThat(read(input.toString())).as(name).isEqualTo(expected);
    }
  }

  @Test
  void holdsOnlyTheBeginningOfAPrettyPrintedRun() throws IOException {
    InputStream endless =
        new InputStream() {
          private long left = 30L << 20;

          @Override
          public int read() {
            throw new UnsupportedOperationException();
          }

          @Override
          public int read(byte[] to, int offset, int length) {
            int count = (int) Math.min(left, length);
            Arrays.fill(to, offset, offset + count, (byte) ' ');
            if (count > 2) {
              to[offset] = left == 30L << 20 ? (byte) '[' : (byte) '1';
              to[offset + 1] = ',';
              to[offset + count - 1] = '\n';
            }
            left -= count;
            return count == 0 ? -1 : count;
          }
        };
    List<Line> lines = Streams.lines(new JsonLines("t", endless));
    assertThat(lines).hasSize(1);
    assertThat(lines.get(0).bytes()).hasSize(1000 + Line.PADDING);
  }

  @Test
  void saysThatTheLastLineIsCut() throws IOException {
    String whole = "{\"a\":[1,\"é\\u00e9\",true,-1.5e1]}";
    byte[] bytes = whole.getBytes(StandardCharsets.UTF_8);
    for (int length = 1; length < bytes.length; length++) {
      byte[] file =
          Streams.concat("{}\n".getBytes(StandardCharsets.UTF_8), Arrays.copyOf(bytes, length));
      assertThat(read(file, 1000))
          .containsExactly(
              "1@0 {}",
              "2@3 TRUNCATED_LINE the file ends in the middle of this line: was it still being written?");
    }
    assertThat(read("{}\n" + whole)).containsExactly("1@0 {}", "2@3 " + whole);
    assertThat(read("{}\n{x")).containsExactly("1@0 {}", "2@3 {x");
    assertThat(read("{}\n{\"a\":\n")).containsExactly("1@0 {}", "2@3 {\"a\":");
  }

  @Test
  void splitsTheSameHoweverTheBytesCome() throws IOException {
    long seed = 7;
    Random random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      byte[] bytes = random(random);
      InputStream in = Streams.dripping(bytes, random, 1 + random.nextInt(100_000));
      List<Line> lines = Streams.lines(new JsonLines("t", in));
      Iterator<Line> actual = lines.iterator();
      int number = 0;
      int start = 0;
      for (int at = 0; at <= bytes.length; at++) {
        if (at == bytes.length || bytes[at] == '\n') {
          number++;
          if (at > start) {
            Line line = actual.next();
            assertThat(List.of(line.number(), line.offset()))
                .as("seed %d", seed)
                .isEqualTo(List.of((long) number, (long) start));
            assertThat(Arrays.equals(line.bytes(), line.start(), line.end(), bytes, start, at))
                .isTrue();
            assertThat(line.bytes()[line.end()]).isEqualTo((byte) '\n');
            assertThat(line.bytes().length - line.end()).isGreaterThanOrEqualTo(Line.PADDING);
          }
          start = at + 1;
        }
      }
      assertThat(actual.hasNext()).isFalse();
    }
  }

  /** Lines of digits, some of them of many bytes. */
  private static byte[] random(Random random) {
    byte[] bytes = new byte[random.nextInt(random.nextInt(20) == 0 ? 3_000_000 : 3000)];
    int usual = 1 + random.nextInt(random.nextInt(3) == 0 ? 1_000_000 : 50);
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (random.nextInt(usual) == 0 ? '\n' : '1');
    }
    return bytes;
  }

  @Test
  void givesEachBatchItsOwnBytes() throws IOException {
    byte[] bytes = "{\"a\":1}\n".repeat(200_000).getBytes(StandardCharsets.UTF_8);
    List<Lines> batches = new ArrayList<>();
    try (JsonLines lines = new JsonLines("t", new ByteArrayInputStream(bytes))) {
      for (Optional<Lines> next = lines.next(); next.isPresent(); next = lines.next()) {
        batches.add(next.get());
      }
    }
    assertThat(batches).hasSizeBetween(6, 8);
    assertThat(batches.stream().mapToLong(Lines::bytes).sum()).isEqualTo(bytes.length);
    assertThat(batches.stream().map(batch -> batch.lines().get(0).bytes()).distinct())
        .hasSameSizeAs(batches);
    assertThat(batches.stream().flatMap(batch -> batch.lines().stream()))
        .allMatch(
            line ->
                new Slice(line.bytes(), line.start(), line.end()).toString().equals("{\"a\":1}"));
  }

  @Test
  void usesTheBytesOfABatchAgainOnlyWhenItIsDone() throws IOException {
    long seed = 20240918;
    Random random = new Random(seed);
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 4_000; i++) {
      int length = random.nextInt(random.nextInt(300) == 0 ? 1_000_000 : 2_000);
      String opening = random.nextInt(20) == 0 ? "{\"a\":[" : "";
      expected.add(opening + i + "x".repeat(length));
    }
    byte[] bytes = (String.join("\n", expected) + "\n").getBytes(StandardCharsets.UTF_8);
    List<String> found = new ArrayList<>();
    Deque<Lines> held = new ArrayDeque<>();
    try (JsonLines lines = new JsonLines("t", new ByteArrayInputStream(bytes))) {
      for (Optional<Lines> next = lines.next(); next.isPresent(); next = lines.next()) {
        held.add(next.get());
        if (held.size() > random.nextInt(4)) {
          takeOldest(held, found);
        }
      }
    }
    while (!held.isEmpty()) {
      takeOldest(held, found);
    }
    assertThat(found).as("seed %d", seed).isEqualTo(expected);
  }

  private static void takeOldest(Deque<Lines> held, List<String> to) {
    Lines oldest = held.remove();
    for (Line line : oldest.lines()) {
      to.add(new String(line.bytes(), line.start(), line.length(), StandardCharsets.UTF_8));
    }
    oldest.done();
  }

  @Test
  void holdsBackALineOverTheEndOfABatch() throws IOException {
    String opening = "{\"a\": [" + " ".repeat(100_000) + "1,";
    String other = "{\"b\": \"" + "2".repeat(400_000) + "\"}";
    byte[] bytes = (opening + "\n" + other + "\n").repeat(20).getBytes(StandardCharsets.UTF_8);
    List<String> found = new ArrayList<>();
    try (JsonLines lines = new JsonLines("t", new ByteArrayInputStream(bytes))) {
      for (Optional<Lines> next = lines.next(); next.isPresent(); next = lines.next()) {
        takeOldest(new ArrayDeque<>(List.of(next.get())), found);
      }
    }
    for (int i = 0; i < 40; i++) {
      assertThat(found.get(i)).isEqualTo(i % 2 == 0 ? opening : other);
    }
  }

  @Test
  void letsFailuresOfTheDiskThrough() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() {
            throw new UnsupportedOperationException();
          }

          @Override
          public int read(byte[] to, int offset, int length) throws IOException {
            throw new IOException("Input/output error");
          }
        };
    assertThatThrownBy(() -> new JsonLines("t", broken).next()).hasMessage("Input/output error");
  }
}
