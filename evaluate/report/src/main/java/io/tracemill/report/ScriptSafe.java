package io.tracemill.report;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * JSON inside a script element: {@code <} is written as an escape, so that no text can end the
 * element or begin another one (HTML, 13.2.5.4: the script data state). In JSON it occurs in
 * strings alone.
 */
final class ScriptSafe extends FilterOutputStream {
  private static final byte[] ESCAPED = "\\u003c".getBytes(StandardCharsets.US_ASCII);

  ScriptSafe(OutputStream out) {
    super(out);
  }

  @Override
  public void write(int value) throws IOException {
    if (value == '<') {
      out.write(ESCAPED);
    } else {
      out.write(value);
    }
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int from = offset;
    for (int at = offset; at < offset + length; at++) {
      if (bytes[at] == '<') {
        out.write(bytes, from, at - from);
        out.write(ESCAPED);
        from = at + 1;
      }
    }
    out.write(bytes, from, offset + length - from);
  }
}
