package io.tracemill.answer;

import io.tracemill.answer.prompt.AskedTurns;
import io.tracemill.answer.prompt.TestRow;
import io.tracemill.answer.prompt.TestRows;
import io.tracemill.json.lines.JsonLines;
import io.tracemill.json.text.Line;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** Rows of splits for tests. */
public final class Rows {
  private Rows() {}

  /** The rows of a file. */
  public static List<TestRow> read(Path file, AskedTurns turns) throws IOException {
    return read(file.getFileName().toString(), Files.readAllBytes(file), turns);
  }

  /** The rows that {@code text} has. */
  public static List<TestRow> of(String text, AskedTurns turns) throws IOException {
    return read("test.jsonl", text.getBytes(StandardCharsets.UTF_8), turns);
  }

  private static List<TestRow> read(String name, byte[] bytes, AskedTurns turns)
      throws IOException {
    List<Line> rows = new ArrayList<>();
    try (JsonLines lines = new JsonLines(name, new ByteArrayInputStream(bytes))) {
      lines.forEach(rows::add);
    }
    return TestRows.read(rows, turns);
  }

  /** A file of the repository's samples. */
  public static Path sample(String path) {
    Path folder = Path.of(System.getProperty("user.dir")).toAbsolutePath();
    while (folder != null && !Files.isDirectory(folder.resolve("samples"))) {
      folder = folder.getParent();
    }
    Assumptions.assumeTrue(folder != null, "no samples above: " + path);
    return folder.resolve("samples").resolve(path);
  }
}
