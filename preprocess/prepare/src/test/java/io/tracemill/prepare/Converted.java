package io.tracemill.prepare;

import io.tracemill.json.Resources;
import io.tracemill.json.lines.Input;
import io.tracemill.json.lines.JsonLines;
import io.tracemill.json.token.TokenizerKind;
import io.tracemill.prepare.flow.Batches;
import io.tracemill.prepare.flow.Join;
import io.tracemill.prepare.flow.Places;
import io.tracemill.prepare.format.TraceFormat;
import io.tracemill.prepare.join.JoinSettings;
import io.tracemill.prepare.join.JoinedFile;
import io.tracemill.prepare.output.SystemPrompts;
import io.tracemill.prepare.slice.Turns;
import io.tracemill.trace.DataVersion;
import io.tracemill.trace.Task;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What {@link Convert} made of some lines.
 *
 * @param rows as text; ASCII
 * @param leftOut the lines of what was left out; ASCII
 */
public record Converted(String rows, String leftOut, ConvertCounts counts) {
  /** Every turn of {@code lines}, joined where {@code format} wants it, with system prompts. */
  public static Converted of(byte[] lines, String name, TraceFormat format, DataVersion version) {
    ConvertSettings settings =
        new ConvertSettings(
            format,
            Turns.EVERY,
            Task.QUESTION_ANSWERING,
            version,
            SystemPrompts.KEEP,
            100_000,
            TokenizerKind.JACKSON,
            1);
    return format.join().isPresent()
        ? joined(lines, name, format.join().get(), settings)
        : of(Resources.lines(name, lines), settings);
  }

  private static Converted joined(byte[] lines, String name, Join join, ConvertSettings settings) {
    try {
      Path file = Files.write(Files.createTempFile("joined", ".jsonl"), lines);
      JoinSettings how =
          new JoinSettings(join, 1 << 20, TokenizerKind.JACKSON, Path.of(file + ".spool"));
      Input input = new Input(name, Optional.of(file));
      try (JoinedFile joined =
          JoinedFile.of(List.of(input), Resources.lines(name, lines)::next, how)) {
        return of(joined.pass(), joined, settings);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What {@code settings} make of {@code lines}. */
  public static Converted of(JsonLines lines, ConvertSettings settings) {
    return of(lines::next, Places.OWN, settings);
  }

  private static Converted of(Batches.Source lines, Places places, ConvertSettings settings) {
    ByteArrayOutputStream rows = new ByteArrayOutputStream();
    ByteArrayOutputStream leftOut = new ByteArrayOutputStream();
    try {
      ConvertCounts counts = new Convert(settings).run(lines, places, rows, leftOut, bytes -> {});
      return new Converted(
          rows.toString(StandardCharsets.US_ASCII),
          leftOut.toString(StandardCharsets.US_ASCII),
          counts);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
