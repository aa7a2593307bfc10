package io.tracemill.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.json.Resources;
import io.tracemill.json.token.TokenizerKind;
import io.tracemill.prepare.flow.Tally;
import io.tracemill.prepare.format.ExampleFormats;
import io.tracemill.prepare.format.Formats;
import io.tracemill.prepare.format.TraceFormat;
import io.tracemill.prepare.output.RowSettings;
import io.tracemill.prepare.output.SystemPrompts;
import io.tracemill.prepare.screen.duplicates.DuplicateReason;
import io.tracemill.prepare.screen.duplicates.Duplicates;
import io.tracemill.prepare.slice.Turns;
import io.tracemill.prepare.split.SplitSizes;
import io.tracemill.trace.DataVersion;
import io.tracemill.trace.Task;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines that hold several traces, and traces that stand on several lines. */
final class LinesAndTracesTest {
  private static final long SEED = 55_000;
  private static final int ROUNDS = 20;

  @TempDir private Path folder;

  /** A conversation: each message as the fields of an object, without its braces. */
  private record Chat(List<String> messages) {

    static Chat of(Random random, int number) {
      List<String> messages = new ArrayList<>();
      for (int turn = 1 + random.nextInt(3); turn > 0; turn--) {
        messages.add(field("user", "question " + number + " " + turn));
        messages.add(field("assistant", "answer " + random.nextInt(9)));
      }
      return new Chat(messages);
    }

    private static String field(String role, String content) {
      return "\"role\":\"" + role + "\",\"content\":\"" + content + "\"";
    }

    /** The conversation after its first {@code messages}. */
    String upTo(int messages) {
      return "[{" + String.join("},{", this.messages.subList(0, messages)) + "}]";
    }

    String whole() {
      return "{\"messages\":" + upTo(messages.size()) + "}";
    }
  }

  private static List<Chat> chats(Random random) {
    List<Chat> chats = new ArrayList<>();
    for (int i = 10 + random.nextInt(60); i > 0; i--) {
      chats.add(
          chats.isEmpty() || random.nextInt(8) > 0
              ? Chat.of(random, i)
              : chats.get(random.nextInt(chats.size())));
    }
    return chats;
  }

  @Test
  void severalTracesInALineMakeTheRowsOfTheirs() throws IOException {
    for (long seed = SEED; seed < SEED + ROUNDS; seed++) {
      Random random = new Random(seed);
      List<Chat> chats = chats(random);
      List<String> lines = new ArrayList<>();
      int bad = 0;
      for (int i = 0; i < chats.size(); ) {
        List<String> calls = new ArrayList<>();
        for (int more = random.nextInt(4); more >= 0 && i < chats.size(); more--) {
          calls.add(chats.get(i++).whole());
        }
        if (random.nextInt(3) == 0) {
          calls.add(random.nextInt(calls.size() + 1), "{\"messages\":[]}");
          bad++;
        }
        lines.add("{\"calls\":[" + String.join(",", calls) + "]}");
      }
      lines.add("{\"calls\":[]}");
      PreparedFiles made = sameAsLineByLine(seed, ExampleFormats.CONTAINERS, lines, chats);
      assertThat(made.counts().lines().read()).isEqualTo(lines.size());
      assertThat(made.counts().lines().byReason().toString()).isEqualTo("{NO_TRACES=1}");
      assertThat(made.counts().traces().read()).isEqualTo(chats.size() + bad);
      assertThat(made.rejects().lines().filter(line -> line.contains("no_messages"))).hasSize(bad);
    }
  }

  @Test
  void aTraceOfSeveralLinesMakesTheRowsOfOne() throws IOException {
    for (long seed = SEED; seed < SEED + ROUNDS; seed++) {
      Random random = new Random(seed);
      List<Chat> chats = chats(random);
      List<List<String>> waiting = new ArrayList<>();
      for (int i = 0; i < chats.size(); i++) {
        String chat = "{\"chat\":\"" + i + "\",";
        waiting.add(
            new ArrayList<>(chats.get(i).messages().stream().map(m -> chat + m + "}").toList()));
      }
      List<String> lines = interleaved(waiting, random);
      int messages = lines.size();
      lines.add(random.nextInt(lines.size()), "not json");
      PreparedFiles made = sameAsLineByLine(seed, ExampleFormats.MESSAGE_LINES, lines, chats);
      assertThat(made.counts().lines().kept()).isEqualTo(messages);
      assertThat(made.counts().lines().byReason().toString()).isEqualTo("{NOT_JSON=1}");
      assertThat(made.counts().traces().read()).isEqualTo(chats.size());
    }
  }

  @Test
  void onlyTheLongestCallOfAConversationCounts() throws IOException {
    for (long seed = SEED; seed < SEED + ROUNDS; seed++) {
      Random random = new Random(seed);
      List<Chat> chats = chats(random);
      List<List<String>> waiting = new ArrayList<>();
      int repeated = 0;
      for (int i = 0; i < chats.size(); i++) {
        List<String> calls = new ArrayList<>();
        int length = chats.get(i).messages().size();
        for (int end = 2; end <= length; end += 2) {
          calls.add("{\"chat\":" + i + ",\"messages\":" + chats.get(i).upTo(end) + "}");
        }
        repeated += calls.size() - 1;
        waiting.add(calls);
      }
      List<String> lines = interleaved(waiting, random);
      PreparedFiles made = sameAsLineByLine(seed, ExampleFormats.GROWING, lines, chats);
      assertThat(made.counts().lines().read()).isEqualTo(lines.size());
      assertThat(made.counts().lines().dropped()).isEqualTo(repeated);
      assertThat(made.counts().traces().read()).isEqualTo(chats.size());
      assertThat(made.rejects().lines()).hasSize(repeated).allMatch(l -> l.contains("repeated"));
    }
  }

  /** One line of each in turn, in their order. */
  private static List<String> interleaved(List<List<String>> waiting, Random random) {
    List<String> lines = new ArrayList<>();
    while (!waiting.isEmpty()) {
      List<String> next = waiting.get(random.nextInt(waiting.size()));
      lines.add(next.remove(0));
      if (next.isEmpty()) {
        waiting.remove(next);
      }
    }
    return lines;
  }

  /** What {@code lines} make, which is what {@code chats} make when each stands on a line. */
  private PreparedFiles sameAsLineByLine(
      long seed, TraceFormat format, List<String> lines, List<Chat> chats) throws IOException {
    PreparedFiles expected =
        prepare(seed, Formats.ALL.get(0), 1, bytes(chats.stream().map(Chat::whole).toList()));
    PreparedFiles made = prepare(seed, format, 1, bytes(lines));
    for (int threads : new int[] {1, 4}) {
      for (byte[] stored : List.of(bytes(lines), gzip(bytes(lines)))) {
        PreparedFiles again = prepare(seed, format, threads, stored);
        assertThat(again.train()).as("seed %d", seed).isEqualTo(made.train());
        assertThat(again.test()).isEqualTo(made.test());
        assertThat(again.unstructured()).isEqualTo(made.unstructured());
        assertThat(again.rejects()).isEqualTo(made.rejects());
        assertThat(again.dropped()).isEqualTo(made.dropped());
        assertThat(again.examples()).isEqualTo(made.examples());
      }
    }
    assertThat(sorted(made.train())).as("seed %d", seed).isEqualTo(sorted(expected.train()));
    assertThat(sorted(made.test())).as("seed %d", seed).isEqualTo(sorted(expected.test()));
    assertThat(sorted(made.unstructured())).isEqualTo(sorted(expected.unstructured()));
    assertThat(made.counts().traces().dropped(DuplicateReason.DUPLICATE))
        .isEqualTo(expected.counts().traces().dropped(DuplicateReason.DUPLICATE));
    return made;
  }

  /**
   * A folder for each format: traces, and what comes of them; what is bad is named by its place.
   */
  @ParameterizedTest
  @CsvSource({
    "containers,    '7 lines: {NO_TRACES=1, UNEXPECTED=1}; 9 traces: {DUPLICATE=1, NO_ANSWER=2, "
        + "NO_MESSAGES=1, UNEXPECTED=2}'",
    "message_lines, '13 lines: {NOT_JSON=1, UNEXPECTED=4}; 4 traces: {NO_ANSWER=1}'",
    "growing,       '6 lines: {REPEATED=1, UNEXPECTED=1}; 4 traces: {}'"
  })
  void whatComesOfAFolder(String name, String counts) throws IOException {
    TraceFormat format = ExampleFormats.named(name);
    byte[] lines = Resources.bytes("/lines/" + name + "/traces.jsonl");
    for (int threads : new int[] {1, 4}) {
      PrepareSettings settings = settings(format, new SplitSizes(9, 0, 0), 7, 20, threads);
      for (byte[] stored : List.of(lines, gzip(lines))) {
        PreparedFiles made = prepare(settings, stored);
        assertThat(made.train()).isEqualTo(expected(name, "train"));
        assertThat(made.rejects()).isEqualTo(expected(name, "rejects"));
        assertThat(made.dropped()).isEqualTo(expected(name, "dropped"));
        Tally read = made.counts().lines();
        Tally traces = made.counts().traces();
        assertThat(
                read.read()
                    + " lines: "
                    + read.byReason()
                    + "; "
                    + traces.read()
                    + " traces: "
                    + traces.byReason())
            .isEqualTo(counts);
      }
    }
  }

  private static String expected(String name, String file) {
    return Resources.text("/lines/" + name + "/" + file + ".jsonl");
  }

  private PreparedFiles prepare(long seed, TraceFormat format, int threads, byte[] stored)
      throws IOException {
    Random random = new Random(seed);
    SplitSizes sizes = new SplitSizes(random.nextInt(20), random.nextInt(20), random.nextInt(40));
    return prepare(settings(format, sizes, seed, 10_000, threads), stored);
  }

  private PreparedFiles prepare(PrepareSettings settings, byte[] stored) throws IOException {
    Path traces = Files.write(folder.resolve("traces.jsonl"), stored);
    return PreparedFiles.of(traces, settings, Optional.empty());
  }

  private static PrepareSettings settings(
      TraceFormat format, SplitSizes sizes, long seed, int maxChars, int threads) {
    return new PrepareSettings(
        format,
        Turns.EVERY,
        List.of(new Duplicates()),
        sizes,
        seed,
        new RowSettings(
            Task.QUESTION_ANSWERING, DataVersion.V0, SystemPrompts.KEEP, maxChars, false, false),
        SystemPrompts.KEEP,
        1 << 20,
        TokenizerKind.JACKSON,
        threads);
  }

  private static byte[] bytes(List<String> lines) {
    return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream stored = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(stored)) {
      out.write(bytes);
    }
    return stored.toByteArray();
  }

  private static List<String> sorted(String text) {
    return text.lines().sorted().toList();
  }
}
