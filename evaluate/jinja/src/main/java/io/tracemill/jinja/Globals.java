package io.tracemill.jinja;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The functions that every template has. */
final class Globals {
  /** As in Jinja's sandbox. */
  private static final int MAX_RANGE = 100_000;

  private static final Map<String, Value> ALL =
      Map.of(
          "range", new Function("range", Globals::range),
          "namespace", new Function("namespace", Globals::namespace),
          "dict", new Function("dict", Globals::dict),
          "cycler", new Function("cycler", Globals::cycler),
          "joiner", new Function("joiner", Globals::joiner),
          "raise_exception", new Function("raise_exception", Globals::raise),
          "strftime_now", new Function("strftime_now", Globals::now));

  private Globals() {}

  static Optional<Value> find(String name) {
    return Optional.ofNullable(ALL.get(name));
  }

  private static Value range(Rendering rendering, CallArguments arguments) {
    CallArguments.Bound bound = arguments.bind(rendering, "range", "start", "stop", "step");
    boolean single = bound.get(1).isEmpty();
    long start = single ? 0 : Arithmetic.small(rendering, bound.required(0));
    long stop = Arithmetic.small(rendering, bound.required(single ? 0 : 1));
    long step = bound.integer(2, 1);
    if (step == 0) {
      throw rendering.failure("the step of a range cannot be 0");
    }
    long span = step > 0 ? stop - start : start - stop;
    long size = span <= 0 ? 0 : (span - 1) / Math.abs(step) + 1;
    if (size > MAX_RANGE) {
      throw rendering.failure("a range of " + size + " numbers; more than " + MAX_RANGE);
    }
    rendering.work(size);
    List<Value> items = new ArrayList<>();
    for (long i = 0; i < size; i++) {
      items.add(Int.of(start + i * step));
    }
    return SequenceValue.of(SequenceValue.Kind.RANGE, items);
  }

  private static Value namespace(Rendering rendering, CallArguments arguments) {
    Namespace namespace = new Namespace();
    for (Dict.Entry entry : merged(rendering, "namespace", arguments).entries()) {
      if (!(entry.key() instanceof TextValue name)) {
        throw rendering.failure("the names of a namespace are strings");
      }
      namespace.set(name.text(), entry.value());
    }
    return namespace;
  }

  private static Value dict(Rendering rendering, CallArguments arguments) {
    return merged(rendering, "dict", arguments);
  }

  /** A dict, or pairs, and then named arguments. */
  private static Dict merged(Rendering rendering, String function, CallArguments arguments) {
    Dict.Builder dict = new Dict.Builder();
    CallArguments first = new CallArguments(arguments.positional(), Map.of());
    Optional<Value> from = first.bind(rendering, function, "mapping").get(0);
    if (from.isPresent() && from.get() instanceof Dict other) {
      rendering.work(other.size());
      other.entries().forEach(entry -> dict.put(rendering, entry.key(), entry.value()));
    } else if (from.isPresent()) {
      Iterating.forEach(rendering, from.get(), pair -> pair(rendering, dict, pair));
    }
    arguments.named().forEach(dict::put);
    return dict.build();
  }

  private static void pair(Rendering rendering, Dict.Builder dict, Value pair) {
    List<Value> two = Iterating.items(rendering, pair);
    if (two.size() != 2) {
      throw rendering.failure("expected a key and a value but found " + two.size() + " values");
    }
    dict.put(rendering, two.get(0), two.get(1));
  }

  private static Value cycler(Rendering rendering, CallArguments arguments) {
    if (arguments.positional().isEmpty()) {
      throw rendering.failure("cycler needs values");
    }
    return new Cycler(arguments.positional());
  }

  private static Value joiner(Rendering rendering, CallArguments arguments) {
    return new Joiner(
        arguments.bind(rendering, "joiner", "sep").get(0).orElse(new TextValue(", ")));
  }

  private static Value raise(Rendering rendering, CallArguments arguments) {
    Value message = arguments.bind(rendering, "raise_exception", "message").required(0);
    throw rendering.failure(Printing.text(rendering, message));
  }

  private static Value now(Rendering rendering, CallArguments arguments) {
    String format = arguments.bind(rendering, "strftime_now", "format").text(0);
    return new TextValue(Strftime.format(rendering, format));
  }
}
