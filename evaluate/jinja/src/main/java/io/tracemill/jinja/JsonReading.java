package io.tracemill.jinja;

import io.tracemill.json.Field;
import io.tracemill.json.Node;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** JSON as Python reads it: a number with a point or an exponent is a float, others are ints. */
final class JsonReading {
  private JsonReading() {}

  static Value value(Node json) {
    return switch (json.kind()) {
      case OBJECT -> object(json);
      case ARRAY -> array(json);
      case STRING -> new TextValue(json.text());
      case NUMBER -> number(json);
      case TRUE -> Bool.TRUE;
      case FALSE -> Bool.FALSE;
      case NULL -> None.NONE;
    };
  }

  private static Value object(Node json) {
    Dict.Builder dict = new Dict.Builder();
    for (Field field : json.fields()) {
      dict.put(field.key(), value(field.value()));
    }
    return dict.build();
  }

  private static Value array(Node json) {
    List<Value> items = new ArrayList<>();
    json.items().forEach(item -> items.add(value(item)));
    return SequenceValue.list(items);
  }

  private static Value number(Node json) {
    String spelling = json.raw().toString();
    boolean real = spelling.chars().anyMatch(c -> c == '.' || c == 'e' || c == 'E');
    BigDecimal exact = json.number();
    return real ? new Real(exact.doubleValue()) : new Int(exact.toBigInteger());
  }
}
