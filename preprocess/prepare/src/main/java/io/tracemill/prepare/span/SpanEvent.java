package io.tracemill.prepare.span;

import io.tracemill.dialect.Texts;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Something that happened during a span, recorded in it or as a record of a log.
 *
 * @param body what it is about; an object without fields where it has none
 */
record SpanEvent(String name, SpanAttributes attributes, Node body) {
  private static final Name EVENTS = Name.of("events");
  private static final Name BODY = Name.of("body");

  private static final List<Name> NAMES =
      List.of(Name.of("event.name"), Name.of("eventName"), Name.of("event_name"), Name.of("name"));

  /** The attribute that older records of logs have. */
  private static final String NAME = "event.name";

  /** Those of {@code span}, in order. */
  static List<SpanEvent> of(Span span) {
    List<SpanEvent> events = new ArrayList<>();
    Optional<Node> found = span.record().find(EVENTS).map(Texts::jsonIfAny);
    if (found.isPresent() && found.get().is(Kind.ARRAY)) {
      for (Node event : found.get().items()) {
        of(event).ifPresent(events::add);
      }
    }
    return events;
  }

  /** The event that {@code record} is, if it has a name. */
  static Optional<SpanEvent> of(Node record) {
    if (!record.is(Kind.OBJECT)) {
      return Optional.empty();
    }
    SpanAttributes attributes = SpanAttributes.of(record);
    Optional<String> name = attributes.text(NAME);
    for (Name key : NAMES) {
      name =
          name.isPresent() ? name : record.find(key).filter(n -> n.is(Kind.STRING)).map(Node::text);
    }
    Node body = record.find(BODY).map(AnyValue::json).map(Texts::jsonIfAny).orElse(record);
    return name.map(found -> new SpanEvent(found, attributes, body));
  }

  /** The part {@code key} of what it says: of its body, or of its attributes. */
  Optional<Node> part(String key) {
    Optional<Node> inBody = body.is(Kind.OBJECT) ? body.find(Name.of(key)) : Optional.empty();
    return inBody.isPresent() ? inBody : attributes.find(key);
  }
}
