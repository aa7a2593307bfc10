package io.tracemill.jinja;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Filters that take things apart and put them together. */
final class ItemFilters {
  /** The characters that an item of a list counts for, and a list of its own. */
  private static final int ITEM = 8;

  private static final int LIST = 64;

  static final Map<String, Filter> ALL =
      Map.ofEntries(
          Map.entry("length", ItemFilters::length),
          Map.entry("count", ItemFilters::length),
          Map.entry("first", ItemFilters::first),
          Map.entry("last", ItemFilters::last),
          Map.entry("list", ItemFilters::list),
          Map.entry("items", ItemFilters::items),
          Map.entry("join", ItemFilters::join),
          Map.entry("reverse", ItemFilters::reverse),
          Map.entry("batch", ItemFilters::batch),
          Map.entry("slice", ItemFilters::slice),
          Map.entry("sum", ItemFilters::sum),
          Map.entry("attr", ItemFilters::attribute),
          Map.entry("default", ItemFilters::otherwise),
          Map.entry("d", ItemFilters::otherwise));

  private ItemFilters() {}

  private static Value length(Rendering rendering, Value value, CallArguments arguments) {
    arguments.bind(rendering, "length");
    return Int.of(
        Iterating.length(value)
            .orElseThrow(() -> rendering.failure("'" + value.type() + "' has no length")));
  }

  private static Value first(Rendering rendering, Value value, CallArguments arguments) {
    arguments.bind(rendering, "first");
    Iterator<Value> items = Iterating.iterator(rendering, value);
    return items.hasNext() ? items.next() : new Undefined("there is no first item");
  }

  private static Value last(Rendering rendering, Value value, CallArguments arguments) {
    arguments.bind(rendering, "last");
    if (value instanceof PythonGenerator) {
      throw rendering.failure("'generator' cannot be read from its end; make it a list");
    }
    if (value instanceof TextValue && value.isTrue()) {
      // Python reads backwards by index, and the character of Markup is Markup; forwards it is not.
      return Attributes.item(rendering, value, Int.of(-1));
    }
    List<Value> items = Iterating.items(rendering, value);
    return items.isEmpty() ? new Undefined("there is no last item") : items.get(items.size() - 1);
  }

  private static Value list(Rendering rendering, Value value, CallArguments arguments) {
    arguments.bind(rendering, "list");
    return SequenceValue.list(Iterating.copy(rendering, value));
  }

  private static Value items(Rendering rendering, Value value, CallArguments arguments) {
    arguments.bind(rendering, "items");
    if (value instanceof Undefined) {
      return new PythonGenerator(List.of());
    }
    if (value instanceof Dict dict) {
      rendering.work(dict.size());
      return new PythonGenerator(dict.items());
    }
    throw rendering.failure("items expects a dict, not '" + value.type() + "'");
  }

  private static Value join(Rendering rendering, Value value, CallArguments arguments) {
    CallArguments.Bound bound = arguments.bind(rendering, "join", "d", "attribute");
    String separator = bound.get(0).map(d -> Printing.text(rendering, d)).orElse("");
    Value path = bound.some(1).orElse(None.NONE);
    List<Value> parts = new ArrayList<>();
    for (Value item : Iterating.items(rendering, value)) {
      parts.add(Attributes.path(rendering, item, path));
    }
    return new TextValue(separator).join(rendering, parts);
  }

  private static Value reverse(Rendering rendering, Value value, CallArguments arguments) {
    arguments.bind(rendering, "reverse");
    if (value instanceof TextValue text) {
      rendering.made(text.text().length());
      int[] points = text.text().codePoints().toArray();
      StringBuilder reversed = new StringBuilder();
      for (int i = points.length - 1; i >= 0; i--) {
        reversed.appendCodePoint(points[i]);
      }
      return text.with(reversed.toString());
    }
    List<Value> reversed = Iterating.reversed(Iterating.items(rendering, value));
    return value instanceof PythonGenerator
        ? SequenceValue.list(reversed)
        : new PythonGenerator(reversed);
  }

  private static Value batch(Rendering rendering, Value value, CallArguments arguments) {
    CallArguments.Bound bound = arguments.bind(rendering, "batch", "linecount", "fill_with");
    int size = Arithmetic.small(rendering, bound.required(0));
    Optional<Value> fill = bound.some(1);
    rendering.made(fill.isPresent() ? size * (long) ITEM : 0);
    List<Value> items = Iterating.items(rendering, value);
    List<Value> batches = new ArrayList<>();
    int step = size > 0 ? size : Math.max(1, items.size());
    for (int from = 0; from < items.size(); from += step) {
      int end = (int) Math.min(items.size(), (long) from + step);
      List<Value> batch = new ArrayList<>(items.subList(from, end));
      while (fill.isPresent() && batch.size() < size) {
        batch.add(fill.get());
      }
      batches.add(SequenceValue.list(batch));
      if (end == items.size()) {
        break;
      }
    }
    return new PythonGenerator(batches);
  }

  /** The first slices are longer by one where items are left over; only the others are filled. */
  private static Value slice(Rendering rendering, Value value, CallArguments arguments) {
    CallArguments.Bound bound = arguments.bind(rendering, "slice", "slices", "fill_with");
    int count = Arithmetic.small(rendering, bound.required(0));
    if (count == 0) {
      throw rendering.failure("division by zero");
    }
    rendering.made(Math.max(0, count) * (long) LIST);
    List<Value> items = Iterating.items(rendering, value);
    List<Value> slices = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < count; i++) {
      boolean longer = i < items.size() % count;
      int end = from + items.size() / count + (longer ? 1 : 0);
      List<Value> slice = new ArrayList<>(items.subList(from, end));
      if (!longer) {
        bound.some(1).ifPresent(slice::add);
      }
      slices.add(SequenceValue.list(slice));
      from = end;
    }
    return new PythonGenerator(slices);
  }

  private static Value sum(Rendering rendering, Value value, CallArguments arguments) {
    CallArguments.Bound bound = arguments.bind(rendering, "sum", "attribute", "start");
    Value path = bound.some(0).orElse(None.NONE);
    Value sum = bound.get(1).orElse(Int.of(0));
    if (sum instanceof TextValue) {
      throw rendering.failure("sum does not add strings; use join");
    }
    for (Value item : Iterating.items(rendering, value)) {
      sum =
          Operators.apply(
              rendering, BinaryOperator.ADD, sum, Attributes.path(rendering, item, path));
    }
    return sum;
  }

  /** Jinja's {@code attr} looks for attributes alone: a dict's own methods, not its keys. */
  private static Value attribute(Rendering rendering, Value value, CallArguments arguments) {
    AttributeName name = AttributeName.of(arguments.bind(rendering, "attr", "name").text(0));
    return value instanceof Dict
        ? Attributes.attribute(rendering, new Dict.Builder().build(), name)
        : Attributes.attribute(rendering, value, name);
  }

  private static Value otherwise(Rendering rendering, Value value, CallArguments arguments) {
    CallArguments.Bound bound = arguments.bind(rendering, "default", "default_value", "boolean");
    boolean replaced = value instanceof Undefined || bound.isTrue(1) && !value.isTrue();
    return replaced ? bound.get(0).orElse(TextValue.EMPTY) : value;
  }
}
