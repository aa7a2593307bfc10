package io.tracemill.jinja;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Filters that sort; strings without regard to case unless it is asked for. */
final class OrderFilters {
  static final Map<String, Filter> ALL =
      Map.of(
          "sort", OrderFilters::sort,
          "dictsort", OrderFilters::dictSort,
          "unique", OrderFilters::unique,
          "min", (rendering, value, arguments) -> extreme(rendering, "min", value, arguments),
          "max", (rendering, value, arguments) -> extreme(rendering, "max", value, arguments),
          "groupby", OrderFilters::groupBy);

  private OrderFilters() {}

  private static Value folded(Rendering rendering, Value value, boolean caseSensitive) {
    if (caseSensitive || !(value instanceof TextValue text)) {
      return value;
    }
    rendering.work(text.text().length() / 8);
    return new TextValue(text.text().toLowerCase(Locale.ROOT));
  }

  /** A value with what it is sorted by. */
  private record Keyed(Value value, Value key) {}

  /** Stable also in reverse, as Python's: equal items keep their order. */
  private static List<Value> sorted(
      Rendering rendering, List<Value> items, UnaryOperator<Value> key, boolean reverse) {
    List<Keyed> keyed = new ArrayList<>();
    items.forEach(item -> keyed.add(new Keyed(item, key.apply(item))));
    Comparator<Keyed> order = Comparator.comparing(Keyed::key, Comparing.comparator(rendering));
    keyed.sort(reverse ? order.reversed() : order);
    return new ArrayList<>(keyed.stream().map(Keyed::value).toList());
  }

  private static Value sort(Rendering rendering, Value value, CallArguments arguments) {
    CallArguments.Bound bound =
        arguments.bind(rendering, "sort", "reverse", "case_sensitive", "attribute");
    Value attribute = bound.some(2).orElse(None.NONE);
    List<Value> paths = new ArrayList<>();
    if (attribute instanceof TextValue names) {
      for (String name : names.text().split(",", -1)) {
        paths.add(new TextValue(name));
      }
    } else {
      paths.add(attribute);
    }
    UnaryOperator<Value> key =
        item -> {
          List<Value> keys = new ArrayList<>();
          for (Value path : paths) {
            Value part = Attributes.path(rendering, item, path);
            keys.add(folded(rendering, part, bound.isTrue(1)));
          }
          return SequenceValue.list(keys);
        };
    List<Value> items = Iterating.items(rendering, value);
    return SequenceValue.list(sorted(rendering, items, key, bound.isTrue(0)));
  }

  private static Value dictSort(Rendering rendering, Value value, CallArguments arguments) {
    CallArguments.Bound bound =
        arguments.bind(rendering, "dictsort", "case_sensitive", "by", "reverse");
    rendering.defined(value);
    String by = bound.get(1).isEmpty() ? "key" : bound.text(1);
    if (!by.equals("key") && !by.equals("value")) {
      throw rendering.failure("dictsort sorts by \"key\" or by \"value\"");
    }
    if (!(value instanceof Dict dict)) {
      throw rendering.failure("dictsort expects a dict, not '" + value.type() + "'");
    }
    int part = by.equals("key") ? 0 : 1;
    UnaryOperator<Value> key =
        item -> folded(rendering, ((SequenceValue) item).items().get(part), bound.isTrue(0));
    rendering.work(dict.size());
    return SequenceValue.list(sorted(rendering, dict.items(), key, bound.isTrue(2)));
  }

  private static Value unique(Rendering rendering, Value value, CallArguments arguments) {
    CallArguments.Bound bound = arguments.bind(rendering, "unique", "case_sensitive", "attribute");
    Set<Object> seen = new HashSet<>();
    List<Value> unique = new ArrayList<>();
    for (Value item : Iterating.items(rendering, value)) {
      Value part = Attributes.path(rendering, item, bound.some(1).orElse(None.NONE));
      Value key = folded(rendering, part, bound.isTrue(0));
      Object place =
          Dict.key(rendering, key)
              .orElseThrow(() -> rendering.failure("'" + key.type() + "' cannot be told apart"));
      if (seen.add(place)) {
        unique.add(item);
      }
    }
    return new PythonGenerator(unique);
  }

  private static Value extreme(
      Rendering rendering, String name, Value value, CallArguments arguments) {
    CallArguments.Bound bound = arguments.bind(rendering, name, "case_sensitive", "attribute");
    Value path = bound.some(1).orElse(None.NONE);
    UnaryOperator<Value> key =
        item -> folded(rendering, Attributes.path(rendering, item, path), bound.isTrue(0));
    List<Value> items = Iterating.items(rendering, value);
    if (items.isEmpty()) {
      return new Undefined("there is no item to take the " + name + " of");
    }
    Value best = items.get(0);
    for (Value item : items.subList(1, items.size())) {
      int order = Comparing.order(rendering, key.apply(item), key.apply(best));
      best = (name.equals("min") ? order < 0 : order > 0) ? item : best;
    }
    return best;
  }

  private static Value groupBy(Rendering rendering, Value value, CallArguments arguments) {
    CallArguments.Bound bound =
        arguments.bind(rendering, "groupby", "attribute", "default", "case_sensitive");
    Value path = bound.required(0);
    UnaryOperator<Value> own =
        item -> {
          Value part = Attributes.path(rendering, item, path);
          return part instanceof Undefined ? bound.some(1).orElse(part) : part;
        };
    UnaryOperator<Value> key = item -> folded(rendering, own.apply(item), bound.isTrue(2));
    List<Value> groups = new ArrayList<>();
    List<Value> group = new ArrayList<>();
    for (Value item : sorted(rendering, Iterating.items(rendering, value), key, false)) {
      boolean next =
          !group.isEmpty() && !Comparing.same(rendering, key.apply(group.get(0)), key.apply(item));
      if (next) {
        groups.add(group(own, group));
        group = new ArrayList<>();
      }
      group.add(item);
    }
    if (!group.isEmpty()) {
      groups.add(group(own, group));
    }
    return SequenceValue.list(groups);
  }

  private static Value group(UnaryOperator<Value> key, List<Value> items) {
    return SequenceValue.tuple(List.of(key.apply(items.get(0)), SequenceValue.list(items)));
  }
}
