package io.tracemill.jinja;

import java.util.List;

/** What is given a value by {@code set} or {@code for}. */
sealed interface Target {
  void set(Rendering rendering, Value value);

  /** Whether it is the variable {@code name}, or one of several that are. */
  default boolean names(String name) {
    return this instanceof Name variable && variable.name().equals(name)
        || this instanceof Several several
            && several.targets().stream().anyMatch(target -> target.names(name));
  }

  /** A variable. */
  record Name(String name) implements Target {
    @Override
    public void set(Rendering rendering, Value value) {
      rendering.scope().set(name, value);
    }
  }

  /** An attribute of a namespace. */
  record Field(Place place, String namespace, String name) implements Target {
    @Override
    public void set(Rendering rendering, Value value) {
      rendering.at(place);
      Value owner = rendering.lookUp(namespace);
      if (!(owner instanceof Namespace fields)) {
        throw rendering.failure("'" + namespace + "' is no namespace, whose attributes can be set");
      }
      fields.set(name, value);
    }
  }

  /** Several at once. */
  record Several(Place place, List<Target> targets) implements Target {
    @Override
    public void set(Rendering rendering, Value value) {
      rendering.at(place);
      List<Value> items = Iterating.items(rendering, value);
      if (items.size() != targets.size()) {
        throw rendering.failure(
            "expected " + targets.size() + " values to unpack but found " + items.size());
      }
      for (int i = 0; i < items.size(); i++) {
        targets.get(i).set(rendering, items.get(i));
      }
    }
  }
}
