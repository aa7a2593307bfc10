package io.tracemill.prepare.join;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracemill.json.Name;
import io.tracemill.json.lines.Input;
import io.tracemill.json.lines.Lines;
import io.tracemill.json.text.Line;
import io.tracemill.json.text.Malformed;
import io.tracemill.json.token.Kind;
import io.tracemill.json.token.TokenizerKind;
import io.tracemill.prepare.flow.Batches;
import io.tracemill.prepare.flow.Inputs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JoinedFileTest {
  private static final Name KEY = Name.of("key");
  private static final long SEED = 4_242;
  private static final int LIMIT = 1 << 20;

  @TempDir private Path folder;
  private Path file = Path.of("");
  private Path spool = Path.of("");

  @BeforeEach
  void names() {
    file = folder.resolve("traces.jsonl");
    spool = folder.resolve("spool");
  }

  @Test
  void linesOfTheSameKeyAreOne() throws IOException {
    for (long seed = SEED; seed < SEED + 30; seed++) {
      Random random = new Random(seed);
      StringBuilder text = new StringBuilder();
      Map<Long, List<String>> records = new TreeMap<>();
      Map<Long, String> broken = new TreeMap<>();
      Map<Integer, Long> firsts = new HashMap<>();
      for (long number = 1; number < 200; number++) {
        int kind = random.nextInt(20);
        String line =
            switch (kind) {
              case 0 -> "";
              case 1 -> "not json " + number;
              case 2 -> "{\"other\":" + number + "}";
              case 3 -> "[" + number + "]\r";
              default -> "{\"n\":" + number + ",\"key\":" + kind(random, kind) + "}";
            };
        text.append(line).append('\n');
        if (kind == 1) {
          broken.put(number, line);
        } else if (kind > 0) {
          long first = kind < 4 ? number : firsts.merge(kind, number, Math::min);
          records.computeIfAbsent(first, n -> new ArrayList<>()).add(line);
        }
      }
      Map<Long, String> expected = new TreeMap<>(broken);
      records.forEach((n, lines) -> expected.put(n, "[" + String.join(",", lines) + "]"));
      byte[] plain = text.toString().getBytes(StandardCharsets.UTF_8);
      for (byte[] stored : List.of(plain, gzip(plain))) {
        Files.write(file, stored);
        try (JoinedFile joined = join(LIMIT)) {
          Map<Long, Long> offsets = new HashMap<>();
          lines(joined.pass()).forEach(line -> offsets.put(line.number(), line.offset()));
          for (int pass = 0; pass < 2; pass++) {
            assertThat(texts(joined.pass())).as("seed %d", seed).isEqualTo(expected);
          }
          for (long number : records.keySet()) {
            assertThat(text(joined.line(offsets.getOrDefault(number, -1L))))
                .isEqualTo(expected.get(number));
          }
        }
        assertThat(spool).doesNotExist();
      }
    }
  }

  /** The same key in different spellings. */
  private static String kind(Random random, int kind) {
    if (kind % 2 == 0) {
      return random.nextBoolean() ? kind + "" : kind + ".0";
    }
    return random.nextBoolean() ? "\"é" + kind + "\"" : "\"\\u00e9" + kind + "\"";
  }

  @Test
  void whatIsTooLongTogetherIsSaidSo() throws IOException {
    String line = "{\"key\":1,\"text\":\"" + "x".repeat(700) + "\"}";
    Files.write(file, List.of(line, "{\"key\":2}", line));
    try (JoinedFile joined = join(1000)) {
      List<Line> lines = lines(joined.pass());
      assertThat(lines).extracting(Line::number).containsExactly(1L, 2L);
      assertThat(text(lines.get(0))).isEqualTo(line);
      assertThat(lines.get(0).flaw().orElseThrow().kind()).isEqualTo(Malformed.LINE_TOO_LONG);
      assertThat(lines.get(0).flaw().orElseThrow().problem())
          .isEqualTo(
              "the lines that belong together have 1441 bytes and the limit is 1000: raise it with"
                  + " --max-line-bytes");
      assertThat(lines.get(1).flaw()).isEmpty();
    }
  }

  @Test
  void batchesStaySmallHoweverLongTheLinesGet() throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 4000; i++) {
      lines.add("{\"key\":" + i % 1000 + ",\"text\":\"" + "x".repeat(i < 1000 ? 0 : 1000) + "\"}");
    }
    Files.write(file, lines);
    try (JoinedFile joined = join(LIMIT)) {
      Batches.Source source = joined.pass();
      long read = 0;
      int records = 0;
      for (Optional<Lines> next = source.next(); next.isPresent(); next = source.next()) {
        read += next.get().bytes();
        records += next.get().lines().size();
        assertThat(next.get().lines().stream().mapToInt(Line::length).sum()).isLessThan(300_000);
      }
      assertThat(records).isEqualTo(1000);
      assertThat(read).isEqualTo(Files.size(file));
    }
  }

  @Test
  void whatIsWrittenMeanwhileDoesNotCount() throws IOException {
    Files.writeString(file, "{\"key\":1}\nnot json\n");
    try (JoinedFile joined = join(LIMIT)) {
      Files.writeString(file, "{\"key\":1}\n{\"key\":3}\n", StandardOpenOption.APPEND);
      assertThat(texts(joined.pass())).isEqualTo(Map.of(1L, "[{\"key\":1}]", 2L, "not json"));
    }
  }

  @Test
  void aFileThatGetsShorterIsNoticed() throws IOException {
    Files.writeString(file, "{\"key\":1}\n{\"key\":1}\n");
    try (JoinedFile joined = join(LIMIT)) {
      Files.writeString(file, "{\"key\":1}\n");
      assertThatThrownBy(() -> joined.line(0))
          .isInstanceOf(IOException.class)
          .hasMessage("traces.jsonl: got shorter while it was read; run again");
    }
  }

  @Test
  void aCompressedFileThatIsCutIsReadAsFarAsItGoes() throws IOException {
    Random random = new Random(SEED);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      lines.add("{\"key\":" + i % 7 + ",\"noise\":" + random.nextLong() + "}");
    }
    byte[] stored = gzip(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    Files.write(file, Arrays.copyOf(stored, stored.length / 2));
    try (JoinedFile joined = join(LIMIT)) {
      List<Line> read = lines(joined.pass());
      assertThat(read).hasSize(8);
      assertThat(read.get(7).flaw().orElseThrow().kind()).isEqualTo(Malformed.TRUNCATED_INPUT);
    }
  }

  @Test
  void nothingIsLeftWhereTheFileCannotBeRead() throws IOException {
    Files.write(file, gzip("{\"key\":1}\n".getBytes(StandardCharsets.UTF_8)));
    Batches.Source failing =
        () -> {
          throw new IOException("unplugged");
        };
    assertThatThrownBy(() -> JoinedFile.of(List.of(input()), failing, settings(LIMIT)))
        .hasMessage("unplugged");
    assertThat(spool).doesNotExist();
  }

  private JoinedFile join(int maxLineBytes) throws IOException {
    try (Inputs lines = new Inputs(List.of(input()))) {
      return JoinedFile.of(List.of(input()), lines, settings(maxLineBytes));
    }
  }

  private Input input() {
    return new Input("traces.jsonl", Optional.of(file));
  }

  private JoinSettings settings(int maxLineBytes) {
    return new JoinSettings(
        line -> line.is(Kind.OBJECT) ? line.find(KEY) : Optional.empty(),
        maxLineBytes,
        TokenizerKind.JACKSON,
        spool);
  }

  private static Map<Long, String> texts(Batches.Source source) throws IOException {
    Map<Long, String> texts = new TreeMap<>();
    for (Line line : lines(source)) {
      texts.put(line.number(), text(line));
    }
    return texts;
  }

  private static List<Line> lines(Batches.Source source) throws IOException {
    List<Line> lines = new ArrayList<>();
    for (Optional<Lines> next = source.next(); next.isPresent(); next = source.next()) {
      lines.addAll(next.get().lines());
    }
    assertThat(lines).extracting(Line::number).isSorted().doesNotHaveDuplicates();
    return lines;
  }

  private static String text(Line line) {
    return new String(line.bytes(), line.start(), line.length(), StandardCharsets.UTF_8);
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream stored = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(stored)) {
      out.write(bytes);
    }
    return stored.toByteArray();
  }
}
