package io.tracemill.prepare.fuzz;

import io.tracemill.json.DataException;
import io.tracemill.json.Tape;
import io.tracemill.json.text.Line;
import io.tracemill.json.token.TokenizerKind;
import io.tracemill.prepare.flow.Outlet;
import io.tracemill.prepare.flow.Tally;
import io.tracemill.prepare.format.Detection;
import io.tracemill.prepare.format.Formats;
import io.tracemill.prepare.format.TraceFormat;
import io.tracemill.prepare.format.TraceReader;
import io.tracemill.trace.Item;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Lines made of fixtures: each is kept or dropped, by every format. */
public final class FuzzFormats {
  private static final List<String> SEEDS = Seeds.under("/formats");

  private FuzzFormats() {}

  /** What Jazzer calls. */
  public static void fuzzerTestOneInput(byte[] program) throws IOException {
    String json = Mutant.of(SEEDS, program);
    detect(line(json));
    for (TraceFormat format : Formats.ALL) {
      read(format, line(json));
      if (format.join().isPresent()) {
        read(format, line("[" + json + "]"));
        read(format, line("[" + json + "," + SEEDS.get(0) + "," + json + "]"));
      }
    }
  }

  private static Line line(String json) {
    return Line.of("t", json.getBytes(StandardCharsets.UTF_8));
  }

  private static void detect(Line line) {
    Detection detection = new Detection();
    try {
      detection.look(new Tape().read(line));
    } catch (DataException e) {
      return;
    }
    detection.standings();
  }

  /** Reads a line, and sees that none of it is lost. */
  static void read(TraceFormat format, Line line) throws IOException {
    Tally lines = new Tally();
    int[] told = new int[1];
    Outlet<Item> outlet = Outlet.of(kept -> told[0]++, dropped -> told[0]++);
    new TraceReader(format, TokenizerKind.JACKSON, lines, new Tally()).take(line, outlet);
    if (lines.read() < 1 || lines.kept() < 0 || told[0] < 1) {
      throw new IllegalStateException(format.name() + " lost a line silently");
    }
  }
}
