package io.tracemill.jinja;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * Attributes and items, each of which stands in for the other where it is absent (Jinja's {@code
 * getattr} and {@code getitem}): {@code d.items} is the method even where the dict has such a key,
 * and {@code d['items']} the key.
 */
final class Attributes {
  private Attributes() {}

  static Value attribute(Rendering rendering, Value of, AttributeName name) {
    rendering.defined(of);
    return own(of, name).or(() -> named(of, name.text())).orElseGet(() -> missing(of, name.text()));
  }

  static Value item(Rendering rendering, Value of, Value key) {
    rendering.defined(of);
    Optional<Value> item = element(rendering, of, key);
    if (item.isPresent()) {
      return item.get();
    }
    return key instanceof TextValue name
        ? own(of, AttributeName.of(name.text())).orElseGet(() -> missing(of, name.text()))
        : new Undefined("'" + of.type() + "' has no such element");
  }

  /** The item that a filter's {@code attribute} names: {@code a.b.0}. */
  static Value path(Rendering rendering, Value of, Value path) {
    if (path == None.NONE) {
      return of;
    }
    if (!(path instanceof TextValue text)) {
      return item(rendering, of, path);
    }
    Value value = of;
    for (String part : text.text().split("\\.", -1)) {
      rendering.work(1);
      boolean number = !part.isEmpty() && part.chars().allMatch(c -> c >= '0' && c <= '9');
      boolean small = number && part.length() < 10;
      value = item(rendering, value, small ? Int.of(Long.parseLong(part)) : new TextValue(part));
    }
    return value;
  }

  private static Undefined missing(Value of, String name) {
    return new Undefined("'" + of.type() + "' has no attribute '" + name + "'");
  }

  private static Optional<Value> named(Value of, String name) {
    return of instanceof Dict dict ? dict.get(name) : Optional.empty();
  }

  /** What every value of its type has. */
  private static Optional<Value> own(Value of, AttributeName name) {
    if (of instanceof Namespace namespace) {
      return namespace.attribute(name.text());
    }
    if (of instanceof Callable callable) {
      return callable.attribute(name.text());
    }
    if (name.inner() && named(of, name.text()).isEmpty() || name.methods().change(of)) {
      return unsafe(of, name.text());
    }
    return name.methods().of(of).map(body -> new Method(of, body));
  }

  private static Optional<Value> unsafe(Value of, String name) {
    return Optional.of(
        new Undefined(
            "access to attribute '" + name + "' of '" + of.type() + "' object is unsafe"));
  }

  private static Optional<Value> element(Rendering rendering, Value of, Value key) {
    if (of instanceof Dict dict) {
      return dict.get(rendering, key);
    }
    Optional<BigInteger> number = Arithmetic.whole(key);
    if (number.isEmpty() || number.get().bitLength() > 31) {
      return Optional.empty();
    }
    long index = number.get().longValue();
    if (of instanceof SequenceValue sequence && sequence.kind().isIndexed()) {
      List<Value> items = sequence.items();
      long at = index < 0 ? index + items.size() : index;
      return at >= 0 && at < items.size() ? Optional.of(items.get((int) at)) : Optional.empty();
    }
    return of instanceof TextValue text ? character(rendering, text, index) : Optional.empty();
  }

  private static Optional<Value> character(Rendering rendering, TextValue of, long index) {
    String text = of.text();
    rendering.work(text.length() / 8);
    int length = CodePoints.length(text);
    long at = index < 0 ? index + length : index;
    if (at < 0 || at >= length) {
      return Optional.empty();
    }
    int start = text.offsetByCodePoints(0, (int) at);
    return Optional.of(of.with(Character.toString(text.codePointAt(start))));
  }
}
