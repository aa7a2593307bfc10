package io.tracemill.cli;

import io.tracemill.json.Field;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import java.util.ArrayList;
import java.util.List;

/** What people are shown of models. */
final class ModelText {
  private static final Name ID = Name.of("id");
  private static final Name NAME = Name.of("name");
  private static final Name CREATED = Name.of("created_at");
  private static final Name UPLOADS = Name.of("upload_ids");

  private ModelText() {}

  /** A line for each model. */
  static String table(Node models) {
    Columns columns = new Columns().add("id", "name", "created", "uploads");
    int count = 0;
    for (Node model : models.items()) {
      columns.add(
          said(model, ID),
          said(model, NAME),
          said(model, CREATED),
          model.find(UPLOADS).map(ids -> Integer.toString(ids.size())).orElse(""));
      count++;
    }
    return count == 0 ? "no models; tracemill model create NAME makes one" : columns.toString();
  }

  /** A line for each thing that is known of a model. */
  static String panel(Node model) {
    Columns columns = new Columns();
    for (Field field : model.fields()) {
      List<String> values = values(field.value());
      for (int at = 0; at < values.size(); at++) {
        columns.add(at == 0 ? field.key() : "", values.get(at));
      }
    }
    return columns.toString();
  }

  private static List<String> values(Node value) {
    if (!value.is(Kind.ARRAY)) {
      return value.is(Kind.NULL) ? List.of() : List.of(text(value));
    }
    List<String> values = new ArrayList<>();
    value.items().forEach(item -> values.add(text(item)));
    return values;
  }

  /** A value for people: without the quotes of a string. */
  static String text(Node value) {
    return value.is(Kind.STRING) ? value.text() : value.raw().toString();
  }

  private static String said(Node object, Name name) {
    return object.find(name).map(ModelText::text).orElse("");
  }
}
