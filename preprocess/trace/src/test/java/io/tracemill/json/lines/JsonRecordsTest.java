package io.tracemill.json.lines;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.json.DataException;
import io.tracemill.json.Tape;
import io.tracemill.json.text.Line;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JsonRecordsTest {
  private static final long SEED = 77;

  @TempDir private Path folder;

  /** A record and where it stands. */
  private record Read(String path, String text) {}

  @Test
  void recordsInContainersAreThoseOfLines() throws IOException {
    for (long seed = SEED; seed < SEED + 300; seed++) {
      Random random = new Random(seed);
      List<String> records = new ArrayList<>();
      int count = 1 + random.nextInt(random.nextInt(20) == 0 ? 3000 : 20);
      for (int i = 0; i < count; i++) {
        records.add("{\"id\":" + i + ",\"x\":" + value(random, 3) + "}");
      }
      String gap = random.nextBoolean() ? "" : "\n  ";
      String items = gap + String.join(gap + "," + gap, records) + gap;
      check(seed, random, "[" + items + "]", "$", records);
      check(
          seed, random, "\uFEFF{\"n\":1,\"data\":[" + items + "],\"meta\":{}}", "$.data", records);
      check(
          seed,
          random,
          "{\"resourceSpans\":[{\"resource\":{},\"scopeSpans\":[{\"spans\":[" + items + "]}]}]}\n",
          "$.resourceSpans[0].scopeSpans[0].spans",
          records);
    }
  }

  private void check(long seed, Random random, String text, String path, List<String> records)
      throws IOException {
    List<Read> expected = new ArrayList<>();
    for (int i = 0; i < records.size(); i++) {
      expected.add(new Read(path + "[" + i + "]", records.get(i)));
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    assertThat(read(new Trickle(bytes, random), bytes.length + 2000))
        .as("seed %d", seed)
        .isEqualTo(expected);
    Files.write(folder.resolve("file"), bytes);
    Input input = new Input("file", Optional.of(folder.resolve("file")));
    assertThat(RecordFiles.areLines(input)).isFalse();
  }

  @Test
  void whatIsCutIsToldOf() throws IOException {
    String text =
        "{\"trace\":{\"id\":\"t\"},\"observations\":[{\"a\":\"x]\\\"\"},{\"b\":[1,{}]} , {\"c\":2}]}";
    List<Read> whole = read(text);
    assertThat(whole)
        .containsExactly(
            new Read("$.trace", "{\"id\":\"t\"}"),
            new Read("$.observations[0]", "{\"a\":\"x]\\\"\"}"),
            new Read("$.observations[1]", "{\"b\":[1,{}]}"),
            new Read("$.observations[2]", "{\"c\":2}"));
    for (int length = 1; length < text.length(); length++) {
      byte[] cut = text.substring(0, length).getBytes(StandardCharsets.UTF_8);
      int good = 0;
      int bad = 0;
      Tape tape = new Tape();
      try (JsonRecords records = new JsonRecords("cut", new ByteArrayInputStream(cut), 2000)) {
        for (Optional<Lines> next = records.next(); next.isPresent(); next = records.next()) {
          for (Line line : next.get().lines()) {
            try {
              tape.read(line);
              good++;
            } catch (DataException e) {
              bad++;
            }
          }
        }
      }
      assertThat(bad).as("cut at %d", length).isPositive();
      assertThat(good).isLessThanOrEqualTo(4);
    }
  }

  @Test
  void whatFollowsACutLineIsRead() throws IOException {
    String line = "{\"data\":[{\"id\":1,\"text\":\"abc\"}]}\n";
    List<Read> read = read(line + line.substring(0, 28) + "\n" + line);
    assertThat(read).hasSize(3);
    assertThat(read.get(2)).isEqualTo(new Read("$.data[0]", "{\"id\":1,\"text\":\"abc\"}"));
  }

  @Test
  void aLineThatIsCutCostsNoOther() throws IOException {
    String line =
        "{\"data\":[{\"id\":1,\"x\":[1,{\"a\":true}]},{\"id\":2,\"y\":\"abc\"}],\"n\":{\"m\":3}}\n";
    List<Read> whole = read(line);
    assertThat(whole).hasSize(2);
    for (int length = 1; length < line.length() - 1; length++) {
      List<Read> read = read(line + line.substring(0, length) + "\n" + line + line + line);
      // What is cut behind a comma, a colon or an opening bracket goes on in the next line.
      List<Read> rest = new ArrayList<>(whole);
      rest.addAll(whole);
      assertThat(read.subList(0, 2)).as("cut at %d", length).isEqualTo(whole);
      assertThat(read.subList(read.size() - 4, read.size()))
          .as("cut at %d", length)
          .isEqualTo(rest);
    }
  }

  @Test
  void whatStandsBesideObservationsIsTheirTrace() throws IOException {
    String text =
        "[{\"id\":\"t\",\n\"scores\":[{\"value\":1}],\"observations\":[{\"id\":\"o\"}],\"sessionId\":\"s\"},"
            + "{\"observations\":[{\"id\":\"p\"}],\"page\":2}]";
    assertThat(read(text))
        .containsExactly(
            new Read("$[0].observations[0]", "{\"id\":\"o\"}"),
            new Read(
                "$[0]",
                "{\"id\":\"t\",\"scores\":[{\"value\":1}],\"sessionId\":\"s\",\"observations\":[]}"),
            new Read("$[1].observations[0]", "{\"id\":\"p\"}"));
  }

  @Test
  void aHugeSiblingIsReadOver() throws IOException {
    String text =
        "{\"runs\":[{\"id\":1}],\"other\":\"" + "x".repeat(3_000_000) + "\",\"data\":[{\"id\":2}]}";
    assertThat(read(text)).extracting(Read::path).containsExactly("$.runs[0]", "$.data[0]");
  }

  @Test
  void messagesAreNoRecords() throws IOException {
    for (String line :
        List.of(
            "[{\"role\":\"user\",\"content\":\"x\"}]",
            "{\"messages\":[{\"a\":1}],\"data\":[{\"a\":1}]}",
            "{\"info\":{},\"data\":{\"spans\":[{\"a\":1}]}}",
            "{\"name\":\"s\",\"attributes\":{},\"events\":[{\"name\":\"e\"}]}",
            "[1,2]",
            "[]",
            "{\"data\":[]}")) {
      byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
      assertThat(ContainerLook.isContainer(bytes, 0, bytes.length)).as(line).isFalse();
    }
  }

  private static List<Read> read(String text) throws IOException {
    return read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), 100_000);
  }

  private static List<Read> read(InputStream in, int limit) throws IOException {
    List<Read> read = new ArrayList<>();
    long offset = -1;
    try (JsonRecords records = new JsonRecords("file", in, limit)) {
      for (Optional<Lines> next = records.next(); next.isPresent(); next = records.next()) {
        for (Line line : next.get().lines()) {
          assertThat(line.offset()).isGreaterThan(offset);
          offset = line.offset();
          assertThat(line.bytes()[line.end()]).isEqualTo((byte) '\n');
          read.add(
              new Read(
                  line.path(),
                  new String(line.bytes(), line.start(), line.length(), StandardCharsets.UTF_8)));
        }
      }
    }
    return read;
  }

  private static String value(Random random, int depth) {
    int kind = random.nextInt(depth == 0 ? 4 : 6);
    return switch (kind) {
      case 0 -> "null";
      case 1 -> "" + random.nextInt();
      case 2 -> "\"" + "]}[{,:\\\\\\\"é\\n ".repeat(random.nextInt(9)) + "\"";
      case 3 -> random.nextBoolean() ? "[]" : "{ }";
      case 4 -> "[" + value(random, depth - 1) + " ,\t" + value(random, depth - 1) + "]";
      default -> "{\"k\\\"\": " + value(random, depth - 1) + "}";
    };
  }

  /** Gives its bytes in pieces of any size. */
  private static final class Trickle extends InputStream {
    private final ByteArrayInputStream in;
    private final Random random;

    Trickle(byte[] bytes, Random random) {
      in = new ByteArrayInputStream(bytes);
      this.random = random;
    }

    @Override
    public int read() {
      return in.read();
    }

    @Override
    public int read(byte[] to, int offset, int length) {
      return in.read(to, offset, Math.min(length, 1 + random.nextInt(1000)));
    }
  }
}
