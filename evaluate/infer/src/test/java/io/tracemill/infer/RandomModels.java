package io.tracemill.infer;

import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.Tape;
import io.tracemill.json.text.Line;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The random models of every family that tests are run on, by name. */
public final class RandomModels {
  private RandomModels() {}

  /** All of them. */
  public static Map<String, RandomModel> all() throws IOException {
    Map<String, RandomModel> models = new LinkedHashMap<>();
    for (Node node : lines("/family/configs.jsonl")) {
      String config = node.field(Name.of("config")).raw().toString();
      models.put(node.field(Name.of("name")).text(), RandomModel.of(config));
    }
    return models;
  }

  /** The values of a resource of JSON lines. */
  public static java.util.List<Node> lines(String resource) throws IOException {
    try (InputStream in = RandomModels.class.getResourceAsStream(resource)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines()
          .map(line -> new Tape().read(Line.of(resource, line.getBytes(StandardCharsets.UTF_8))))
          .toList();
    }
  }

  /** Writes all of them into the directory given, for other programs to read. */
  public static void main(String[] arguments) throws IOException {
    for (Map.Entry<String, RandomModel> model : all().entrySet()) {
      model.getValue().write(Path.of(arguments[0], model.getKey()));
    }
  }
}
