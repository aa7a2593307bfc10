package io.tracemill.json;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/** Equality of JSON values, whatever their spelling. */
final class Sameness {
  private Sameness() {}

  static boolean same(Node a, Node b) {
    return a.kind() == b.kind()
        && switch (a.kind()) {
          case OBJECT -> sameFields(a, b);
          case ARRAY -> sameItems(a, b);
          case STRING -> a.raw().sameAs(b.raw()) || a.text().equals(b.text());
          case NUMBER -> a.raw().sameAs(b.raw()) || sameNumbers(a, b);
          case TRUE, FALSE, NULL -> true;
        };
  }

  private static boolean sameNumbers(Node a, Node b) {
    Optional<BigDecimal> left = a.decimal();
    Optional<BigDecimal> right = b.decimal();
    return left.isPresent() && right.isPresent() && left.get().compareTo(right.get()) == 0;
  }

  private static boolean sameItems(Node a, Node b) {
    Iterator<Node> left = a.items().iterator();
    Iterator<Node> right = b.items().iterator();
    while (left.hasNext() && right.hasNext()) {
      if (!same(left.next(), right.next())) {
        return false;
      }
    }
    return left.hasNext() == right.hasNext();
  }

  private static boolean sameFields(Node a, Node b) {
    if (a.size() != b.size()) {
      return false;
    }
    Map<String, Node> byKey = new HashMap<>();
    b.fields().forEach(field -> byKey.put(field.key(), field.value()));
    return a.fields().stream()
        .allMatch(
            field ->
                Optional.ofNullable(byKey.get(field.key()))
                    .filter(other -> same(field.value(), other))
                    .isPresent());
  }
}
