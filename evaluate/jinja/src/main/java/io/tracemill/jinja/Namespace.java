package io.tracemill.jinja;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The one thing whose attributes a template can set, from inside loops too. */
final class Namespace implements Value {
  private final Map<String, Value> attributes = new LinkedHashMap<>();

  void set(String name, Value value) {
    attributes.put(name, value);
  }

  Optional<Value> attribute(String name) {
    return Optional.ofNullable(attributes.get(name));
  }

  Map<String, Value> attributes() {
    return attributes;
  }

  @Override
  public String type() {
    return "Namespace";
  }

  @Override
  public boolean isTrue() {
    return true;
  }
}
