package io.tracemill.json;

import io.tracemill.json.lines.JsonLines;
import io.tracemill.json.text.Line;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Files of test cases. */
public final class Resources {
  private Resources() {}

  /** The file at {@code path}, from the root of the test resources on. */
  public static byte[] bytes(String path) {
    try (InputStream in = Objects.requireNonNull(Resources.class.getResourceAsStream(path), path)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The file's text. */
  public static String text(String path) {
    return new String(bytes(path), StandardCharsets.UTF_8);
  }

  /** The lines of the file. */
  public static List<String> lines(String path) {
    return text(path).lines().toList();
  }

  /** The lines of the file that are cases: not empty, and not for people, which begin with #. */
  public static List<String> cases(String path) {
    return text(path).lines().filter(line -> !line.isEmpty() && !line.startsWith("#")).toList();
  }

  /** Lines of JSON, called {@code name}. */
  public static JsonLines lines(String name, byte[] bytes) {
    return new JsonLines(name, new ByteArrayInputStream(bytes));
  }

  /** A JSON value. */
  public static Node node(String json) {
    return new Tape().read(Line.of("t.jsonl", json.getBytes(StandardCharsets.UTF_8)));
  }

  /** Writes the resource {@code path} of the module under test anew. */
  public static void record(String path, String text) {
    try {
      Path file = Path.of("src/test/resources" + path);
      Files.createDirectories(Objects.requireNonNull(file.getParent()));
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
