package io.tracemill.report;

import io.tracemill.json.Node;
import io.tracemill.json.Tape;
import io.tracemill.json.lines.JsonLines;
import io.tracemill.json.lines.Lines;
import io.tracemill.json.text.Line;
import io.tracemill.json.token.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Files of JSON that this program wrote, and perhaps an older one of it. */
final class JsonFile {
  private JsonFile() {}

  /** What takes objects, each until the next one comes. */
  interface Each {
    void take(Node object, Line line) throws IOException;
  }

  /**
   * The value in {@code file}.
   *
   * @throws io.tracemill.json.DataException if it is no JSON
   */
  static Node read(Path file) throws IOException {
    return new Tape().read(Line.of(String.valueOf(file.getFileName()), Files.readAllBytes(file)));
  }

  /** Hands out the object of each line; lines that hold none are passed over. */
  static void forEach(Path file, Each each) throws IOException {
    Tape tape = new Tape();
    String name = String.valueOf(file.getFileName());
    try (JsonLines lines = new JsonLines(name, Files.newInputStream(file))) {
      Optional<Lines> some = lines.next();
      while (some.isPresent()) {
        for (Line line : some.get().lines()) {
          Optional<Node> object = tape.readIfJson(line).filter(node -> node.is(Kind.OBJECT));
          if (object.isPresent()) {
            each.take(object.get(), line);
          }
        }
        some = lines.next();
      }
    }
  }
}
