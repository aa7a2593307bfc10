package io.tracemill.prepare.output;

import io.tracemill.json.JsonWriter;
import io.tracemill.json.text.Line;
import io.tracemill.json.text.Slice;
import io.tracemill.prepare.flow.Drop;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Lines of the files that say what was left out: {@code {"source", "line", "path", "reason",
 * "message"}}, and for a line that could not be read {@code "raw"}.
 */
public final class DropWriter {
  private static final Slice SOURCE = Slice.of("{\"source\":");
  private static final Slice LINE = Slice.of(",\"line\":");
  private static final Slice PATH = Slice.of(",\"path\":");
  private static final Slice REASON = Slice.of(",\"reason\":");
  private static final Slice MESSAGE = Slice.of(",\"message\":");
  private static final Slice RAW = Slice.of(",\"raw\":");
  private static final Slice END = Slice.of("}\n");

  private DropWriter() {}

  /** Writes the line for something that was read. */
  public static void write(Drop drop, OutputStream out) throws IOException {
    write(drop, new JsonWriter(), out);
  }

  /** The same with {@code line}, in which the line is made, to be used again. */
  public static void write(Drop drop, JsonWriter line, OutputStream out) throws IOException {
    line.clear();
    begin(drop, line).plain(END).writeTo(out);
  }

  /**
   * Writes the line for {@code line}, which could not be read; what is not UTF-8 in it becomes
   * U+FFFD.
   */
  public static void write(Drop drop, Line line, OutputStream out) throws IOException {
    String raw = new String(line.bytes(), line.start(), line.length(), StandardCharsets.UTF_8);
    begin(drop, new JsonWriter()).plain(RAW).string(raw).plain(END).writeTo(out);
  }

  private static JsonWriter begin(Drop drop, JsonWriter line) {
    return line.plain(SOURCE)
        .string(drop.origin().source())
        .plain(LINE)
        .plain(Slice.of(Long.toString(drop.origin().line())))
        .plain(PATH)
        .string(drop.path())
        .plain(REASON)
        .string(drop.reason().key())
        .plain(MESSAGE)
        .string(drop.message());
  }
}
