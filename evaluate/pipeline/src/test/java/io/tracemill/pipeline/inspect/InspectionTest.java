package io.tracemill.pipeline.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.json.DataException;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.lines.Input;
import io.tracemill.json.lines.JsonLines;
import io.tracemill.json.token.Kind;
import io.tracemill.json.token.TokenizerKind;
import io.tracemill.prepare.ReadSettings;
import io.tracemill.prepare.TraceFile;
import io.tracemill.prepare.flow.Batches;
import io.tracemill.prepare.flow.Drop;
import io.tracemill.prepare.flow.Join;
import io.tracemill.prepare.flow.Outlet;
import io.tracemill.prepare.format.Fit;
import io.tracemill.prepare.format.Formats;
import io.tracemill.prepare.format.ReadPolicy;
import io.tracemill.prepare.format.Sampled;
import io.tracemill.prepare.format.TraceFormat;
import io.tracemill.trace.Item;
import io.tracemill.trace.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files whose lines are not a trace each. */
final class InspectionTest {
  private static final String CHAT =
      "{\"messages\":[{\"role\":\"user\",\"content\":\"q\"},"
          + "{\"role\":\"assistant\",\"content\":\"a\"}]}";

  /** An array of conversations, which are all of one trace if they are to be joined. */
  private record Arrays(Optional<Join> join) implements TraceFormat {
    @Override
    public String name() {
      return "arrays";
    }

    @Override
    public Fit fit(Node line) {
      return Fit.EXACT;
    }

    @Override
    public void read(Node line, Origin origin, Outlet<Item> outlet) throws IOException {
      int index = 0;
      for (Node chat : line.items()) {
        Origin place = origin.at("$[" + index++ + "]");
        try {
          Formats.MESSAGES.read(chat, place, outlet);
        } catch (DataException e) {
          outlet.drop(Drop.of(e, place));
        }
      }
    }
  }

  @TempDir private Path folder = Path.of("");
  private Path file = Path.of("");

  @BeforeEach
  void name() {
    file = folder.resolve("traces.jsonl");
  }

  @Test
  void everyTraceOfALineCounts() throws IOException {
    Findings found =
        look(
            new Arrays(Optional.empty()),
            "[" + CHAT + ",{\"messages\":7}," + CHAT + "]\n[]\n[" + CHAT + "]\n");
    assertThat(found.size().lines()).isEqualTo(3);
    assertThat(found.dialogue().amounts().traces()).isEqualTo(3);
    assertThat(found.problems())
        .extracting(problem -> problem.reason() + " " + problem.places() + " " + problem.message())
        .containsExactly(
            "no_traces [t:2] $: expected a trace but found none",
            "unexpected [t:1 $[1]] $[1].messages: expected an array but found a number");
  }

  @Test
  void linesOfOneTraceAreJoined() throws IOException {
    Join join = line -> line.is(Kind.OBJECT) ? line.find(Name.of("chat")) : Optional.empty();
    String part = CHAT.replaceFirst(".$", ",\"chat\":\"c\"}");
    Findings found = look(new Arrays(Optional.of(join)), part + "\n\n" + part + "\nnot json\n");
    assertThat(found.size()).isEqualTo(new Findings.Size(3, 1, 2L * part.length() + 12));
    assertThat(found.dialogue().amounts().traces()).isEqualTo(2);
    assertThat(found.problems()).extracting(ProblemKind::reason).containsExactly("not_json");
  }

  private TraceFile file(Batches.Source lines, TraceFormat format) throws IOException {
    ReadSettings how =
        new ReadSettings(format, JsonLines.DEFAULT_MAX_LINE_BYTES, TokenizerKind.JACKSON);
    return TraceFile.of(Input.of(file.toString()), lines, how, folder.resolve("spool"));
  }

  private Findings look(TraceFormat format, String lines) throws IOException {
    Files.writeString(file, lines);
    try (JsonLines read = new JsonLines("t", Files.newInputStream(file))) {
      Sampled source = new Sampled(read::next, TokenizerKind.JACKSON);
      return new Inspection(ReadPolicy.USUAL, TokenizerKind.JACKSON)
          .look(source, Optional.of(format), this::file, read::blank);
    }
  }
}
