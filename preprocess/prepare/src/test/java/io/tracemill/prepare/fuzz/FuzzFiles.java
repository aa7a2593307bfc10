package io.tracemill.prepare.fuzz;

import io.tracemill.json.lines.Input;
import io.tracemill.json.lines.LineSource;
import io.tracemill.json.lines.Lines;
import io.tracemill.json.lines.RecordFiles;
import io.tracemill.json.text.Line;
import io.tracemill.prepare.format.Formats;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Files of any bytes, lines or containers: each of their records is kept or dropped, by the format
 * that the first byte says; and a file that is not blank has some.
 */
public final class FuzzFiles {
  private static final int LONGEST = 4000;
  private static final Path FILE = file();

  private FuzzFiles() {}

  private static Path file() {
    try {
      Path file = Files.createTempFile("fuzz", ".jsonl");
      file.toFile().deleteOnExit();
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What Jazzer calls. */
  public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
    if (bytes.length == 0) {
      return;
    }
    int format = (bytes[0] & 0xff) % Formats.ALL.size();
    byte[] content = Arrays.copyOfRange(bytes, 1, bytes.length);
    Files.write(FILE, content);
    Input input = new Input("t", Optional.of(FILE));
    int found = 0;
    try (LineSource lines = RecordFiles.open(input, UnaryOperator.identity(), LONGEST)) {
      for (Optional<Lines> next = lines.next(); next.isPresent(); next = lines.next()) {
        for (Line line : next.get().lines()) {
          found++;
          FuzzFormats.read(Formats.ALL.get(format), line);
        }
      }
      if (found == 0 && lines.damage().isEmpty() && isPlain(content)) {
        throw new IllegalStateException("the whole file was lost silently");
      }
    }
  }

  /** Whether something is there beside white space and marks of encodings. */
  private static boolean isPlain(byte[] content) {
    for (byte one : content) {
      if (one > ' ' && one < 0x7f) {
        return true;
      }
    }
    return false;
  }
}
