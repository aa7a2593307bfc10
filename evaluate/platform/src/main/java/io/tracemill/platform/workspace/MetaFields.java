package io.tracemill.platform.workspace;

import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import io.tracemill.platform.Id;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Reads the fields of a {@code meta.json}. */
record MetaFields(Node node) {

  String text(String name) {
    return node.field(Name.of(name)).text();
  }

  Optional<String> textIfAny(String name) {
    return node.find(Name.of(name)).map(Node::text);
  }

  int count(String name) {
    return node.field(Name.of(name)).number().intValueExact();
  }

  boolean flag(String name) {
    return node.find(Name.of(name)).filter(value -> value.is(Kind.TRUE)).isPresent();
  }

  Id id(String name) {
    Node value = node.field(Name.of(name));
    return Id.read(value.text()).orElseThrow(() -> value.failure("is no id"));
  }

  Optional<Id> idIfAny(String name) {
    return textIfAny(name).isEmpty() ? Optional.empty() : Optional.of(id(name));
  }

  Instant time(String name) {
    Node value = node.field(Name.of(name));
    try {
      return Instant.parse(value.text());
    } catch (DateTimeParseException e) {
      throw value.failure("is no time");
    }
  }

  Optional<Instant> timeIfAny(String name) {
    return textIfAny(name).isEmpty() ? Optional.empty() : Optional.of(time(name));
  }
}
