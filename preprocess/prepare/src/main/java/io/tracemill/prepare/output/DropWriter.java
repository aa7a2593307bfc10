package io.tracemill.prepare.output;

import io.tracemill.json.JsonWriter;
import io.tracemill.json.text.Line;
import io.tracemill.json.text.Slice;
import io.tracemill.prepare.flow.Drop;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes the files that say what was left out, a line for each: {@code {"source", "line", "path",
 * "reason", "message"}}; where more is wrong {@code "further": [{"path", "reason", "message"}]};
 * and for a line that could not be read {@code "raw"}, in which what is not UTF-8 becomes U+FFFD.
 * Not for use by several threads.
 */
public final class DropWriter {
  private static final Slice SOURCE = Slice.of("{\"source\":");
  private static final Slice LINE = Slice.of(",\"line\":");
  private static final Slice PATH = Slice.of(",\"path\":");
  private static final Slice REASON = Slice.of(",\"reason\":");
  private static final Slice MESSAGE = Slice.of(",\"message\":");
  private static final Slice FURTHER = Slice.of(",\"further\":[{\"path\":");
  private static final Slice NEXT = Slice.of(",{\"path\":");
  private static final Slice CLOSE = Slice.of("}");
  private static final Slice LAST = Slice.of("}]");
  private static final Slice RAW = Slice.of(",\"raw\":");
  private static final Slice END = Slice.of("}\n");

  private final OutputStream out;

  /** The line of what was read; one that was not may be long, and is kept no longer than needed. */
  private final JsonWriter read = new JsonWriter();

  /** Writes to {@code out}. */
  public DropWriter(OutputStream out) {
    this.out = out;
  }

  /** Writes the line for {@code drop}. */
  public void write(Drop drop) throws IOException {
    JsonWriter line = drop.unread().isPresent() ? new JsonWriter() : read;
    line.clear();
    line.plain(SOURCE)
        .string(drop.origin().source())
        .plain(LINE)
        .plain(Slice.of(Long.toString(drop.origin().line())))
        .plain(PATH)
        .string(drop.path())
        .plain(REASON)
        .string(drop.reason().key())
        .plain(MESSAGE)
        .string(drop.message());
    further(drop.further(), line);
    if (drop.unread().isPresent()) {
      line.plain(RAW).string(text(drop.unread().get()));
    }
    line.plain(END).writeTo(out);
  }

  private static void further(List<Drop.Fault> faults, JsonWriter line) {
    for (int i = 0; i < faults.size(); i++) {
      Drop.Fault fault = faults.get(i);
      line.plain(i == 0 ? FURTHER : NEXT)
          .string(fault.path())
          .plain(REASON)
          .string(fault.reason().key())
          .plain(MESSAGE)
          .string(fault.message())
          .plain(i == faults.size() - 1 ? LAST : CLOSE);
    }
  }

  private static String text(Line line) {
    return new String(line.bytes(), line.start(), line.length(), StandardCharsets.UTF_8);
  }
}
