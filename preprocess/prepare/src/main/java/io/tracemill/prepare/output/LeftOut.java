package io.tracemill.prepare.output;

import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.json.Line;
import io.tracemill.prepare.flow.Drop;
import java.nio.charset.StandardCharsets;

/**
 * Lines of the files that say what was left out: {@code {"source", "line", "path", "reason",
 * "message"}}, and for a line that could not be read {@code "raw"}.
 */
public final class LeftOut {
  private LeftOut() {}

  /** The line for something that was read. */
  public static byte[] line(Drop drop) {
    return end(begin(drop));
  }

  /** The line for {@code line}, which could not be read; what is not UTF-8 in it becomes U+FFFD. */
  public static byte[] line(Drop drop, Line line) {
    String raw = new String(line.bytes(), line.start(), line.length(), StandardCharsets.UTF_8);
    return end(begin(drop).name("raw").value(raw));
  }

  private static JsonText begin(Drop drop) {
    return new JsonText(Layout.COMPACT)
        .beginObject()
        .name("source")
        .value(drop.origin().source())
        .name("line")
        .value(drop.origin().line())
        .name("path")
        .value(drop.path())
        .name("reason")
        .value(drop.reason().key())
        .name("message")
        .value(drop.message());
  }

  private static byte[] end(JsonText text) {
    String line = text.endObject() + "\n";
    return line.getBytes(StandardCharsets.US_ASCII);
  }
}
