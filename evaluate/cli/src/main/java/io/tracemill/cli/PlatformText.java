package io.tracemill.cli;

import io.tracemill.json.Field;
import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;

/** What people are shown of traces and datasets, and JSON that is part of an answer. */
final class PlatformText {
  private static final Name ID = Name.of("id");

  private PlatformText() {}

  /** A line for each metric; those in objects are indented under their name. */
  static String metrics(Node metrics) {
    Columns columns = new Columns();
    for (Field metric : metrics.fields()) {
      if (metric.value().is(Kind.OBJECT)) {
        columns.add(metric.key(), "");
        metric.value().fields().forEach(inner -> columns.add("  " + inner.key(), shown(inner)));
      } else {
        columns.add(metric.key(), shown(metric));
      }
    }
    return columns.toString();
  }

  private static String shown(Field field) {
    return field.value().is(Kind.NULL) ? "" : ModelTables.text(field.value());
  }

  /** A line for each of several things: its id, when it was made, and what else is known. */
  static String list(Node things, String none) {
    Columns columns = new Columns().add("id", "created", "made");
    int count = 0;
    for (Node thing : things.items()) {
      columns.add(said(thing, ID), said(thing, Name.of("created_at")), origin(thing));
      count++;
    }
    return count == 0 ? none : columns.toString();
  }

  private static String origin(Node thing) {
    String from = said(thing, Name.of("parent_dataset_id"));
    String traces = said(thing, Name.of("parent_prepared_traces_id"));
    if (!from.isEmpty()) {
      return said(thing, Name.of("operation")) + " of " + from;
    }
    return traces.isEmpty() ? "" : "of traces " + traces;
  }

  private static String said(Node object, Name name) {
    return object
        .find(name)
        .filter(value -> !value.is(Kind.NULL))
        .map(ModelTables::text)
        .orElse("");
  }

  /** An object with some fields of another; what is not there is null. */
  static Node only(Node answer, String... names) {
    JsonText json = new JsonText(Layout.COMPACT).beginObject();
    for (String name : names) {
      json.name(name);
      answer.find(Name.of(name)).ifPresentOrElse(json::value, json::nullValue);
    }
    return Node.of(json.endObject().toString());
  }
}
