package io.tracemill.bench.input;

import io.tracemill.json.lines.JsonLines;
import io.tracemill.json.text.Line;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Lines of one shape, with their line feeds; the last line is filled up with spaces.
 *
 * @param lines the same, split already
 */
public record GeneratedInput(InputShape shape, byte[] bytes, List<Line> lines) {
  /** More than the caches near a core hold, so that a benchmark meets memory as a file's does. */
  public static final int BYTES = 4_000_000;

  private static final long SEED = 20_251_122;

  /** Always the same lines for {@code shape}. */
  public static GeneratedInput of(InputShape shape) {
    return of(shape, BYTES);
  }

  /** The same with {@code size} bytes, which have to be enough for a line. */
  public static GeneratedInput of(InputShape shape, int size) {
    Supplier<String> lines = shape.lines(new Random(SEED));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(size);
    byte[] line = line(lines);
    while (bytes.size() + line.length < size) {
      bytes.writeBytes(line);
      line = line(lines);
    }
    byte[] all = Arrays.copyOf(bytes.toByteArray(), size);
    Arrays.fill(all, bytes.size() - 1, size - 1, (byte) ' ');
    all[size - 1] = '\n';
    return new GeneratedInput(shape, all, split(shape, all));
  }

  private static byte[] line(Supplier<String> lines) {
    return (lines.get() + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static List<Line> split(InputShape shape, byte[] bytes) {
    List<Line> lines = new ArrayList<>();
    try (JsonLines open = open(shape, bytes)) {
      open.forEach(lines::add);
    } catch (IOException e) {
      throw new UncheckedIOException("an array in memory has no I/O", e);
    }
    return lines;
  }

  private static JsonLines open(InputShape shape, byte[] bytes) {
    return new JsonLines(shape.name(), new ByteArrayInputStream(bytes));
  }

  /** Its bytes, to be split into lines. */
  public JsonLines open() {
    return open(shape, bytes);
  }
}
