package io.tracemill.pipeline;

import io.tracemill.pipeline.settings.RequestWords;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Settings as a form has them. */
record Form(Map<String, List<String>> fields) implements RequestWords {
  static Form with(String... fields) {
    Map<String, List<String>> all = new HashMap<>();
    for (String field : fields) {
      String[] sides = field.split("=", 2);
      all.put(sides[0], List.of(sides[1].split(" ")));
    }
    return new Form(all);
  }

  @Override
  public Optional<String> of(String setting) {
    return all(setting).stream().reduce((one, other) -> other);
  }

  @Override
  public List<String> all(String setting) {
    return fields.getOrDefault(setting, List.of());
  }
}
