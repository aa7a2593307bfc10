package io.tracemill.cli;

import io.tracemill.pipeline.settings.RequestWords;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a command line says of each setting, which it says once: that of a flag is its name. */
record Given(Map<String, List<String>> words) implements RequestWords {

  /** Copies the words. */
  Given {
    words = Map.copyOf(words);
  }

  @Override
  public Optional<String> of(String setting) {
    List<String> all = all(setting);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }

  @Override
  public List<String> all(String setting) {
    return words.getOrDefault(setting, List.of());
  }

  boolean has(String setting) {
    return words.containsKey(setting);
  }
}
