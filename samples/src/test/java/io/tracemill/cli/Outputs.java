package io.tracemill.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.tracemill.json.Node;
import io.tracemill.json.Tape;
import io.tracemill.json.text.Line;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Files that a run has written. */
final class Outputs {
  private Outputs() {}

  /** Every file, its bytes as characters. */
  static Map<String, String> of(Path directory) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> entries = Files.list(directory)) {
      for (Path file : entries.toList()) {
        files.put(String.valueOf(file.getFileName()), Files.readString(file, ISO_8859_1));
      }
    }
    return files;
  }

  /** The values of a JSON Lines file, each on its own tape. */
  static List<Node> rows(Path file) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.map(Outputs::value).toList();
    }
  }

  /** The value of a JSON file. */
  static Node json(Path file) {
    try {
      return new Tape().read(Line.of(file.toString(), Files.readAllBytes(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Node value(String line) {
    return new Tape().read(Line.of("row", line.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
  }
}
