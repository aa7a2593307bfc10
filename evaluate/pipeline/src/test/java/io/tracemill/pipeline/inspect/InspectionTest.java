package io.tracemill.pipeline.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.json.DataException;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.lines.JsonLines;
import io.tracemill.json.token.TokenizerKind;
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
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

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
  void linesOfOneTraceAreReadEachByItself() throws IOException {
    Join join = line -> line.find(Name.of("chat"));
    Findings found =
        look(new Arrays(Optional.of(join)), "[" + CHAT + "]\n[" + CHAT + "]\nnot json\n");
    assertThat(found.shape().joined()).isTrue();
    assertThat(found.size().lines()).isEqualTo(3);
    assertThat(found.dialogue().amounts().traces()).isEqualTo(2);
    assertThat(found.problems()).extracting(ProblemKind::reason).containsExactly("not_json");
  }

  private static Findings look(TraceFormat format, String lines) throws IOException {
    byte[] bytes = lines.getBytes(StandardCharsets.UTF_8);
    try (JsonLines read = new JsonLines("t", new ByteArrayInputStream(bytes))) {
      Sampled source = new Sampled(read::next, TokenizerKind.JACKSON);
      return new Inspection(ReadPolicy.USUAL, TokenizerKind.JACKSON)
          .look(source, Optional.of(format));
    }
  }
}
