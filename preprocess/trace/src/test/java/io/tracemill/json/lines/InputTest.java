package io.tracemill.json.lines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracemill.json.text.Flaw;
import io.tracemill.json.text.Line;
import io.tracemill.json.text.Malformed;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InputTest {
  private static final byte[] NOTHING = {};

  @TempDir private Path directory;

  /** Ways to store a file. */
  enum Storage {
    PLAIN,
    GZIP,
    ZSTD;

    byte[] of(byte[] bytes) {
      return switch (this) {
        case PLAIN -> bytes;
        case GZIP -> Streams.gzip(bytes);
        case ZSTD -> Streams.zstd(bytes);
      };
    }
  }

  private static byte[] text(int lines) {
    Random random = new Random(5);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < lines; i++) {
      text.append("{\"a\":").append(random.nextLong()).append("}\n");
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] read(Input input) throws IOException {
    try (InputStream in = input.open()) {
      return in.readAllBytes();
    }
  }

  private List<Line> lines(byte[] stored) throws IOException {
    Input input = Streams.file(directory, stored);
    try (JsonLines lines = new JsonLines(input.name(), input.open())) {
      return Streams.lines(lines);
    }
  }

  @ParameterizedTest
  @EnumSource
  void readsWhatWasStored(Storage storage) throws IOException {
    for (byte[] text : List.of(NOTHING, text(1), text(50_000))) {
      Input input = Streams.file(directory, storage.of(text));
      assertThat(read(input)).isEqualTo(text);
      assertThat(input.isCompressed()).isEqualTo(storage != Storage.PLAIN);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"GZIP", "ZSTD"})
  void readsMembersOneBehindTheOther(Storage storage) throws IOException {
    byte[] text = text(20_000);
    byte[] first = storage.of(Arrays.copyOf(text, 1001));
    byte[] empty = storage.of(NOTHING);
    byte[] rest = storage.of(Arrays.copyOfRange(text, 1001, text.length));
    byte[] all = Streams.concat(Streams.concat(first, empty), rest);
    assertThat(read(Streams.file(directory, all))).isEqualTo(text);
  }

  @ParameterizedTest
  @EnumSource(names = {"GZIP", "ZSTD"})
  void keepsWhatCameBeforeTheCut(Storage storage) throws IOException {
    byte[] text = text(2000);
    byte[] half = storage.of(Arrays.copyOf(text, text.length / 2));
    byte[] all =
        Streams.concat(half, storage.of(Arrays.copyOfRange(text, text.length / 2, text.length)));
    for (int length = 100; length < all.length; length += 100) {
      if (length != half.length) {
        damaged(lines(Arrays.copyOf(all, length)), text);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"GZIP", "ZSTD"})
  void seesDamageInALaterMember(Storage storage) throws IOException {
    byte[] text = text(100);
    byte[] member = storage.of(text);
    byte[] garbage = Streams.concat(member, "garbage".getBytes(StandardCharsets.UTF_8));
    damaged(lines(garbage), text);
    byte[] broken = Streams.concat(member, member);
    broken[member.length + member.length / 2] ^= 0x55;
    List<Line> lines = lines(broken);
    assertThat(lines.get(lines.size() - 1).flaw()).isPresent();
  }

  /** Asserts that all lines but the last are those of {@code text}, and the last says why. */
  private static void damaged(List<Line> lines, byte[] text) {
    int at = 0;
    for (Line line : lines.subList(0, lines.size() - 1)) {
      assertThat(line.offset()).isEqualTo(at);
      assertThat(
              Arrays.equals(line.bytes(), line.start(), line.end(), text, at, at + line.length()))
          .isTrue();
      assertThat(line.flaw()).isEmpty();
      at += line.length() + 1;
    }
    Line last = lines.get(lines.size() - 1);
    assertThat(last.flaw()).map(Flaw::kind).contains(Malformed.TRUNCATED_INPUT);
    assertThat(last.number()).isEqualTo(lines.size());
    assertThat(last.offset()).isEqualTo(at);
    assertThat(Arrays.equals(last.bytes(), 0, last.end(), text, at, at + last.length())).isTrue();
  }

  @Test
  void saysHowACompressedFileIsDamaged() throws IOException {
    byte[] gzip = Streams.gzip(text(1));
    assertThat(problem(Arrays.copyOf(gzip, gzip.length - 3)))
        .isEqualTo(
            "the file is compressed, and cut or damaged (the gzip data ends too early); "
                + "lines before this one were read: copy or download it again");
    byte[] changed = gzip.clone();
    changed[gzip.length - 8] ^= 1;
    assertThat(problem(changed)).contains("(the gzip checksum does not match)");
    assertThat(problem(Streams.concat(gzip, new byte[] {'x'})))
        .contains("(something that is not gzip follows the gzip data)");
    assertThat(problem(new byte[] {0x1f, (byte) 0x8b, 8, (byte) 0xff}))
        .contains("(bad gzip header)");
    byte[] zstd = Streams.zstd(text(1));
    assertThat(problem(Arrays.copyOf(zstd, zstd.length - 3))).contains("(Truncated source");
  }

  @Test
  void readsWhatStandsBeforeDamageToTheLastByte() throws IOException {
    byte[] gzip = Streams.gzip(text(2_000));
    int half = gzip.length / 2;
    Arrays.fill(gzip, half, half + 100, (byte) 0xff);
    List<Line> lines = lines(gzip);
    assertThat(lines).hasSizeGreaterThan(900);
    assertThat(lines.subList(0, 900)).noneMatch(line -> line.flaw().isPresent());
    assertThat(problem(gzip)).contains("cut or damaged");
  }

  private String problem(byte[] stored) throws IOException {
    List<Line> lines = lines(stored);
    return lines.get(lines.size() - 1).flaw().orElseThrow().problem();
  }

  @Test
  void takesZerosBehindGzipAndAllFieldsOfItsHeader() throws IOException {
    byte[] text = text(10);
    byte[] gzip = Streams.gzip(text);
    byte[] fields = {3, 0, 'a', 'b', 'c', 'n', 0, 'c', 0, 0, 0};
    byte[] head = Streams.concat(Arrays.copyOf(gzip, 10), fields);
    head[3] = 2 | 4 | 8 | 16;
    byte[] full = Streams.concat(head, Arrays.copyOfRange(gzip, 10, gzip.length));
    assertThat(read(Streams.file(directory, Streams.concat(full, new byte[100_000]))))
        .isEqualTo(text);
  }

  @Test
  void letsTheCallerSeeTheStoredBytes() throws IOException {
    byte[] stored = Streams.gzip(text(50_000));
    AtomicLong count = new AtomicLong();
    UnaryOperator<InputStream> counted =
        raw ->
            new FilterInputStream(raw) {
              @Override
              public int read(byte[] to, int offset, int length) throws IOException {
                int read = super.read(to, offset, length);
                count.addAndGet(Math.max(0, read));
                return read;
              }
            };
    try (InputStream in = Streams.file(directory, stored).open(counted)) {
      in.readAllBytes();
    }
    assertThat(count).hasValue(stored.length);
  }

  @ParameterizedTest
  @EnumSource
  void readsTheSameHoweverTheBytesCome(Storage storage) throws IOException {
    byte[] text = text(200);
    byte[] stored = Streams.concat(storage.of(text), storage.of(text));
    Random random = new Random(11);
    for (int most = 1; most < 100; most += 7) {
      int limit = most;
      try (InputStream in =
          Streams.file(directory, stored)
              .open(raw -> Streams.dripping(Streams.bytes(raw), random, limit))) {
        assertThat(in.readAllBytes()).isEqualTo(Streams.concat(text, text));
      }
    }
  }

  @Test
  void saysThatAFileGotShorterWhileItWasRead() throws IOException {
    byte[] text = text(50_000);
    Input input = Streams.file(directory, text);
    int left = 70_001;
    List<Line> lines;
    Optional<Damage> damage;
    try (JsonLines reading =
        new JsonLines("t", input.open(raw -> shortened(raw, input.path().orElseThrow(), left)))) {
      lines = Streams.lines(reading);
      damage = reading.damage();
    }

    damaged(lines, text);
    Line last = lines.get(lines.size() - 1);
    assertThat(last.offset() + last.length()).isEqualTo(left);
    assertThat(last.flaw().orElseThrow().problem())
        .isEqualTo(
            "the file got shorter while it was read (70001 of "
                + text.length
                + " bytes); lines before this one were read: run again");
    assertThat(damage.orElseThrow())
        .hasToString(
            "t got shorter while it was read (70001 of "
                + text.length
                + " bytes): only what stands before line "
                + last.number()
                + " could be read; run again");
  }

  /** Cuts {@code file} off behind {@code left} bytes as soon as something of it was read. */
  private static InputStream shortened(InputStream raw, Path file, long left) {
    return new FilterInputStream(raw) {
      @Override
      public int read(byte[] to, int offset, int length) throws IOException {
        int read = super.read(to, offset, Math.min(length, 1000));
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
          channel.truncate(left);
        }
        return read;
      }
    };
  }

  @Test
  void takesAFileThatGrowsForWhole() throws IOException {
    Input input = Streams.file(directory, text(1000));
    try (JsonLines reading = new JsonLines("t", input.open())) {
      Files.write(input.path().orElseThrow(), text(10), StandardOpenOption.APPEND);
      assertThat(Streams.lines(reading)).hasSize(1010);
      assertThat(reading.damage()).isEmpty();
    }
  }

  @Test
  void readsTheStandardInput() throws IOException {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(Streams.zstd(text(3))));
    try {
      Input input = Input.of("-");
      assertThat(input).isEqualTo(new Input("stdin", Optional.empty()));
      assertThat(read(input)).isEqualTo(text(3));
      assertThat(input.isCompressed()).isFalse();
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void letsFailuresOfTheDiskThrough() throws IOException {
    Path missing = directory.resolve("missing");
    assertThat(Files.exists(missing)).isFalse();
    assertThatThrownBy(() -> Input.of(missing.toString()).open())
        .isInstanceOf(NoSuchFileException.class);
  }
}
