package io.tracemill.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracemill.dialect.call.JsonValues;
import io.tracemill.json.lines.Input;
import io.tracemill.json.token.TokenizerKind;
import io.tracemill.prepare.flow.Inputs;
import io.tracemill.prepare.format.ExampleFormats;
import io.tracemill.prepare.screen.TracesAgain;
import io.tracemill.prepare.table.TraceTable;
import io.tracemill.trace.ConversationHash;
import io.tracemill.trace.Message;
import io.tracemill.trace.Trace;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TracesAgainTest {
  private static final long SEED = 31;
  private static final ReadSettings READING =
      new ReadSettings(ExampleFormats.CONTAINERS, 1 << 20, TokenizerKind.JACKSON);

  @TempDir private Path folder;

  /** What is done with a surveyed file. */
  private interface Use {
    void of(FileAgain again) throws IOException;
  }

  private static void survey(Path file, Use use) throws IOException {
    Input input = new Input("traces", Optional.of(file));
    try (Inputs lines = new Inputs(List.of(input));
        TraceFile traces = TraceFile.of(input, lines, READING, file.resolveSibling("spool"))) {
      SurveySettings settings = SurveySettings.of(2, List.of());
      Survey survey = Survey.of(traces, settings, OutputStream.nullOutputStream(), bytes -> {});
      use.of(new FileAgain(traces, survey.table()));
    }
  }

  /** Lines that hold up to four traces. */
  private static List<String> lines(Random random) {
    List<String> traces =
        Mixtures.lines(random).stream().filter(line -> JsonValues.whole(line).isPresent()).toList();
    List<String> lines = new ArrayList<>();
    for (int from = 0; from < traces.size(); ) {
      int to = Math.min(traces.size(), from + 1 + random.nextInt(4));
      lines.add("{\"calls\":[" + String.join(",", traces.subList(from, to)) + "]}");
      from = to;
    }
    return lines;
  }

  private Path write(List<String> lines, boolean packed) throws IOException {
    Path file = folder.resolve(packed ? "traces.jsonl.gz" : "traces.jsonl");
    byte[] bytes = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    OutputStream plain = Files.newOutputStream(file);
    try (OutputStream out = packed ? new GZIPOutputStream(plain) : plain) {
      out.write(bytes);
    }
    return file;
  }

  @Test
  void chosenTracesComeInOrderAsTheyWere() throws IOException {
    for (long seed = SEED; seed < SEED + 60; seed++) {
      Random random = new Random(seed);
      String which = "seed " + seed;
      survey(write(lines(random), random.nextBoolean()), again -> check(again, random, which));
    }
  }

  private static void check(FileAgain again, Random random, String seed) throws IOException {
    TraceTable table = again.table();
    BitSet chosen = new BitSet();
    for (int row = 0; row < table.size(); row++) {
      chosen.set(row, random.nextInt(3) == 0);
    }
    BitSet found = new BitSet();
    int last = -1;
    try (TracesAgain.Reading reading = again.read(chosen::get)) {
      for (Optional<TracesAgain.Surveyed> next = reading.next();
          next.isPresent();
          next = reading.next()) {
        int row = next.get().row();
        assertThat(row).as(seed).isGreaterThan(last);
        assertThat(hash(next.get().trace())).as(seed).isEqualTo(table.get(row, TraceTable.CONTENT));
        assertThat(next.get().trace().origin().line()).isEqualTo(table.get(row, TraceTable.LINE));
        found.set(row);
        last = row;
      }
      assertThat(reading.next()).isEmpty();
    }
    assertThat(found).as(seed).isEqualTo(chosen);
  }

  private static long hash(Trace trace) {
    ConversationHash hash = new ConversationHash();
    for (Message message : trace.messages()) {
      hash.add(message);
    }
    return hash.high();
  }

  @Test
  void aFileThatChangedIsNoticed() throws IOException {
    List<String> lines = lines(new Random(SEED));
    Path file = write(lines, false);
    survey(
        file,
        again -> {
          String text = Files.readString(file);
          Files.writeString(file, text.replace("question", "Question"));
          try (TracesAgain.Reading reading = again.read(row -> true)) {
            assertThatThrownBy(
                    () -> {
                      while (reading.next().isPresent()) {
                        assertThat(again.table().size()).isPositive();
                      }
                    })
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("changed while it was read; run again");
          }
        });
  }
}
