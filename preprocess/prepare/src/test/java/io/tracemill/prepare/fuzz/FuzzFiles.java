package io.tracemill.prepare.fuzz;

import io.tracemill.json.lines.JsonLines;
import io.tracemill.json.lines.Lines;
import io.tracemill.json.text.Line;
import io.tracemill.prepare.format.Formats;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Files of any bytes: each of their lines is kept or dropped, by the format that the first says.
 */
public final class FuzzFiles {
  private FuzzFiles() {}

  /** What Jazzer calls. */
  public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
    if (bytes.length == 0) {
      return;
    }
    int format = (bytes[0] & 0xff) % Formats.ALL.size();
    byte[] file = Arrays.copyOfRange(bytes, 1, bytes.length);
    try (JsonLines lines = new JsonLines("t", new ByteArrayInputStream(file))) {
      for (Optional<Lines> next = lines.next(); next.isPresent(); next = lines.next()) {
        for (Line line : next.get().lines()) {
          FuzzFormats.read(Formats.ALL.get(format), line);
        }
      }
    }
  }
}
