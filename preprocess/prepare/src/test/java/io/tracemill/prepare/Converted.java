package io.tracemill.prepare;

import io.tracemill.json.Resources;
import io.tracemill.json.lines.JsonLines;
import io.tracemill.json.token.TokenizerKind;
import io.tracemill.prepare.format.TraceFormat;
import io.tracemill.prepare.output.SystemPrompts;
import io.tracemill.prepare.slice.Turns;
import io.tracemill.trace.DataVersion;
import io.tracemill.trace.Task;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * What {@link Convert} made of some lines.
 *
 * @param rows as text; ASCII
 * @param leftOut the lines of what was left out; ASCII
 */
public record Converted(String rows, String leftOut, ConvertCounts counts) {
  /** Every turn of {@code lines}, on one thread, with system prompts. */
  public static Converted of(byte[] lines, String name, TraceFormat format, DataVersion version) {
    return of(
        Resources.lines(name, lines),
        new ConvertSettings(
            format,
            Turns.EVERY,
            Task.QUESTION_ANSWERING,
            version,
            SystemPrompts.KEEP,
            100_000,
            TokenizerKind.JACKSON,
            1));
  }

  /** What {@code settings} make of {@code lines}. */
  public static Converted of(JsonLines lines, ConvertSettings settings) {
    ByteArrayOutputStream rows = new ByteArrayOutputStream();
    ByteArrayOutputStream leftOut = new ByteArrayOutputStream();
    try {
      ConvertCounts counts = new Convert(settings).run(lines::next, rows, leftOut, bytes -> {});
      return new Converted(
          rows.toString(StandardCharsets.US_ASCII),
          leftOut.toString(StandardCharsets.US_ASCII),
          counts);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
