package io.tracemill.infer;

import io.tracemill.json.Case;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The random models of every family that tests are run on, by name. */
public final class RandomModels {
  private RandomModels() {}

  /** All of them. */
  public static Map<String, RandomModel> all() throws IOException {
    Map<String, RandomModel> models = new LinkedHashMap<>();
    for (Case each : Case.read("/family/configs.jsonl")) {
      models.put(each.name(), RandomModel.of(each.json("config")));
    }
    return models;
  }

  /** Writes all of them into the directory given, for other programs to read. */
  public static void main(String[] arguments) throws IOException {
    for (Map.Entry<String, RandomModel> model : all().entrySet()) {
      model.getValue().write(Path.of(arguments[0], model.getKey()));
    }
  }
}
