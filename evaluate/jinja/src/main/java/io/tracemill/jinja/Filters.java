package io.tracemill.jinja;

import io.tracemill.json.Nearest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** All filters. */
final class Filters {
  private static final Map<String, Filter> ALL = all();

  private Filters() {}

  private static Map<String, Filter> all() {
    Map<String, Filter> all = new HashMap<>();
    all.putAll(TextFilters.ALL);
    all.putAll(NumberFilters.ALL);
    all.putAll(ItemFilters.ALL);
    all.putAll(OrderFilters.ALL);
    all.putAll(ChoiceFilters.ALL);
    return all;
  }

  static boolean exists(String name) {
    return ALL.containsKey(name);
  }

  static Optional<Filter> find(String name) {
    return Optional.ofNullable(ALL.get(name));
  }

  /** What is said where there is none of this name. */
  static String unknown(String name) {
    return "there is no filter '" + name + "'" + Nearest.question(name, ALL.keySet());
  }
}
