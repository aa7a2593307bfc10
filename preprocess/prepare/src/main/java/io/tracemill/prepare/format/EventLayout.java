package io.tracemill.prepare.format;

import io.tracemill.dialect.Talk;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import io.tracemill.prepare.span.MessageEvents;
import io.tracemill.prepare.span.Span;
import io.tracemill.trace.Origin;
import io.tracemill.trace.Trace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Records of a log, one for each message: those of one span are a call. What is no such record is
 * left to another layout.
 */
final class EventLayout implements CallTree.Layout {
  private final CallTree.Layout others;

  /** The records of each span, by its id. */
  private final Map<String, List<Node>> events = new LinkedHashMap<>();

  private EventLayout(CallTree.Layout others) {
    this.others = others;
  }

  /** That of {@code record}, one or an array of them. */
  static CallTree.Layout of(Node record, CallTree.Layout others) {
    EventLayout layout = new EventLayout(others);
    Iterable<Node> records = record.is(Kind.ARRAY) ? record.items() : List.of(record);
    for (Node item : records) {
      if (MessageEvents.isMessage(item)) {
        layout.events.computeIfAbsent(key(item), k -> new ArrayList<>()).add(item);
      }
    }
    return layout.events.isEmpty() ? others : layout;
  }

  private static String key(Node record) {
    return Span.id(record).map(id -> id.raw().toString()).orElse("");
  }

  private List<Node> together(Node record) {
    return events.getOrDefault(key(record), List.of());
  }

  @SuppressWarnings("ReferenceEquality") // The same bytes, not such as are equal.
  private static boolean isSame(Node a, Node b) {
    return a.raw().start() == b.raw().start();
  }

  @Override
  public Optional<Node> id(Node record) {
    return others.id(record);
  }

  @Override
  public Optional<Node> parent(Node record) {
    return others.parent(record);
  }

  @Override
  public boolean isPart(Node record) {
    List<Node> together = together(record);
    return MessageEvents.isMessage(record) && !isSame(record, together.get(0));
  }

  @Override
  public void checkIsCall(Node record) {
    if (!MessageEvents.isMessage(record)) {
      others.checkIsCall(record);
    }
  }

  @Override
  public Trace read(Node record, Origin origin) {
    if (!MessageEvents.isMessage(record)) {
      return others.read(record, origin);
    }
    Talk talk = new Talk();
    MessageEvents.read(together(record), talk);
    Span span = Span.of(record);
    span.time().ifPresent(talk::time);
    return talk.trace(record, origin, span.session());
  }
}
