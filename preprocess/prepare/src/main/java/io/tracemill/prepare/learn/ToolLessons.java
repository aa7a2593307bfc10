package io.tracemill.prepare.learn;

import io.tracemill.json.Field;
import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import io.tracemill.prepare.learn.CalledTool.Signature;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Makes the definitions of a job's tools: of what traces define, and where none does, of the calls.
 *
 * <p>Calls whose arguments are those of another tool's calls teach nothing: one that is called by
 * the wrong name would give both tools the arguments of both.
 */
final class ToolLessons {
  /** A call belongs to another tool if that has at least so many times as many of its kind. */
  private static final int FOREIGN = 2;

  /** ... and if its arguments are so much likelier there, as a logarithm. */
  private static final double LIKELIER = StrictMath.log(10);

  /** Texts are choices if there are at most so many ... */
  private static final int MOST_CHOICES = 12;

  /** ... each of them is there so often in the mean ... */
  private static final int EACH = 5;

  /** ... and all of them together so often. */
  private static final int FEWEST_TEXTS = 20;

  private static final Name PROPERTIES = Name.of("properties");
  private static final Name REQUIRED = Name.of("required");

  private final Map<String, CalledTool> tools = new TreeMap<>();
  private final Map<String, Map<String, Long>> given = new TreeMap<>();
  private final Set<String> arguments = new TreeSet<>();

  private ToolLessons(Collection<CalledTool> all) {
    for (CalledTool tool : all) {
      tools.put(tool.name(), tool);
      Map<String, Long> counts = new TreeMap<>();
      for (Signature signature : tool.signatures().values()) {
        signature.arguments().keySet().forEach(a -> counts.merge(a, signature.calls(), Long::sum));
      }
      given.put(tool.name(), counts);
      arguments.addAll(counts.keySet());
    }
  }

  /** The definitions of {@code all}, by name. */
  static List<LearnedTool> of(Collection<CalledTool> all) {
    ToolLessons lessons = new ToolLessons(all);
    return lessons.tools.values().stream().map(lessons::tool).toList();
  }

  private LearnedTool tool(CalledTool tool) {
    List<String> doubts = new ArrayList<>();
    boolean inferred = tool.definitions().total() == 0;
    String json = inferred ? inferred(tool, doubts) : merged(tool, doubts);
    return new LearnedTool(tool.name(), json, tool.calls(), inferred, doubts);
  }

  /** The commonest definition, and the properties that only others have. */
  private static String merged(CalledTool tool, List<String> doubts) {
    List<TextCounts.Entry> ways = tool.definitions().byCount();
    DefinedTool first = read(ways.get(0));
    Map<String, Node> properties = properties(first);
    Set<String> required = required(first);
    List<String> more = new ArrayList<>();
    for (TextCounts.Entry way : ways.subList(1, ways.size())) {
      DefinedTool other = read(way);
      properties(other)
          .forEach(
              (name, schema) -> {
                if (properties.putIfAbsent(name, schema) == null) {
                  more.add(name);
                }
              });
      required.retainAll(required(other));
    }
    if (ways.size() > 1) {
      doubts.add(
          "is defined in "
              + ways.size()
              + (tool.definitions().more() ? " or more" : "")
              + " ways; the commonest ("
              + ways.get(0).count()
              + " of "
              + tool.definitions().total()
              + ") is taken"
              + (more.isEmpty() ? "" : ", with " + String.join(", ", more) + " of the others"));
    }
    return definition(first, properties, required);
  }

  private static DefinedTool read(TextCounts.Entry way) {
    return DefinedTool.all(Node.of("[" + way.text() + "]")).get(0);
  }

  private static Map<String, Node> properties(DefinedTool tool) {
    Map<String, Node> properties = new LinkedHashMap<>();
    tool.parameters()
        .flatMap(schema -> schema.find(PROPERTIES))
        .filter(node -> node.is(Kind.OBJECT))
        .ifPresent(node -> node.fields().forEach(f -> properties.put(f.key(), f.value())));
    return properties;
  }

  private static Set<String> required(DefinedTool tool) {
    Set<String> required = new LinkedHashSet<>();
    tool.parameters()
        .flatMap(schema -> schema.find(REQUIRED))
        .filter(node -> node.is(Kind.ARRAY))
        .ifPresent(
            node -> {
              for (Node name : node.items()) {
                if (name.is(Kind.STRING)) {
                  required.add(name.text());
                }
              }
            });
    return required;
  }

  private static String definition(
      DefinedTool tool, Map<String, Node> properties, Set<String> required) {
    JsonText json = begin(tool.name());
    tool.description().ifPresent(said -> json.name("description").value(said.text()));
    Optional<Node> schema = tool.parameters();
    if (schema.isPresent()) {
      json.name("parameters").beginObject().name("type").value("object");
      json.name("properties").beginObject();
      properties.forEach((name, value) -> json.name(name).value(value));
      json.endObject();
      for (Field field : schema.get().fields()) {
        if (!Set.of("type", "properties", "required").contains(field.key())) {
          json.name(field.key()).value(field.value());
        }
      }
      required(json, required);
      json.endObject();
    }
    return json.endObject().endObject().toString();
  }

  private static JsonText begin(String name) {
    JsonText json = new JsonText(Layout.COMPACT).beginObject().name("type").value("function");
    return json.name("function").beginObject().name("name").value(name);
  }

  private static void required(JsonText json, Collection<String> names) {
    if (!names.isEmpty()) {
      json.name("required").beginArray();
      names.forEach(json::value);
      json.endArray();
    }
  }

  private String inferred(CalledTool tool, List<String> doubts) {
    Map<String, ArgumentValues> values = new TreeMap<>();
    Map<String, Long> counts = new TreeMap<>();
    Map<String, Long> foreign = new TreeMap<>();
    long calls = 0;
    for (Signature signature : tool.signatures().values()) {
      Optional<String> other = other(tool, signature);
      if (other.isPresent()) {
        foreign.merge(other.get(), signature.calls(), Long::sum);
      } else {
        calls += signature.calls();
        signature
            .arguments()
            .forEach(
                (name, some) -> {
                  counts.merge(name, signature.calls(), Long::sum);
                  values.computeIfAbsent(name, key -> new ArgumentValues()).with(some);
                });
      }
    }
    foreign.forEach(
        (other, count) ->
            doubts.add(
                count
                    + " of its "
                    + tool.calls()
                    + " calls have the arguments of "
                    + other
                    + " and teach nothing here: was it called by the wrong name?"));
    long all = calls;
    JsonText json = begin(tool.name()).name("parameters").beginObject();
    json.name("type").value("object").name("properties").beginObject();
    values.forEach((name, some) -> property(name, some, json));
    json.endObject();
    required(
        json,
        counts.keySet().stream().filter(name -> counts.getOrDefault(name, 0L) == all).toList());
    return json.endObject().endObject().endObject().toString();
  }

  /** The tool that calls with these arguments rather belong to. */
  private Optional<String> other(CalledTool tool, Signature signature) {
    Set<String> names = signature.arguments().keySet();
    if (names.isEmpty()) {
      return Optional.empty();
    }
    double here = likelihood(tool, names);
    return tools.values().stream()
        .filter(other -> !other.equals(tool) && likelihood(other, names) > here + LIKELIER)
        .filter(other -> calls(other, names) >= FOREIGN * signature.calls())
        .max(Comparator.comparingDouble(other -> likelihood(other, names)))
        .map(CalledTool::name);
  }

  private static long calls(CalledTool tool, Set<String> names) {
    return tool.signatures().values().stream()
        .filter(signature -> signature.arguments().keySet().equals(names))
        .mapToLong(Signature::calls)
        .sum();
  }

  /** How likely a call of {@code tool} has these arguments, as if each stood for itself. */
  private double likelihood(CalledTool tool, Set<String> names) {
    Map<String, Long> counts = given.getOrDefault(tool.name(), Map.of());
    double sum = 0;
    for (String argument : arguments) {
      double share = (counts.getOrDefault(argument, 0L) + 0.5) / (tool.calls() + 1);
      sum += StrictMath.log(names.contains(argument) ? share : 1 - share);
    }
    return sum;
  }

  private static void property(String name, ArgumentValues values, JsonText json) {
    json.name(name).beginObject();
    Set<ArgumentValues.Type> types = EnumSet.noneOf(ArgumentValues.Type.class);
    types.addAll(values.types().keySet());
    if (types.contains(ArgumentValues.Type.NUMBER)) {
      types.remove(ArgumentValues.Type.INTEGER);
    }
    type(types, json);
    if (types.contains(ArgumentValues.Type.ARRAY)) {
      json.name("items").beginObject();
      Set<ArgumentValues.Type> items = values.items();
      if (!items.isEmpty()) {
        type(items, json);
      }
      json.endObject();
    }
    if (types.equals(Set.of(ArgumentValues.Type.STRING)) && isChoice(values)) {
      json.name("enum").beginArray();
      values.texts().byCount().stream().map(TextCounts.Entry::text).sorted().forEach(json::value);
      json.endArray();
    }
    json.endObject();
  }

  private static void type(Set<ArgumentValues.Type> types, JsonText json) {
    json.name("type");
    if (types.size() == 1) {
      json.value(word(types.iterator().next()));
      return;
    }
    json.beginArray();
    types.forEach(type -> json.value(word(type)));
    json.endArray();
  }

  private static String word(ArgumentValues.Type type) {
    return type.name().toLowerCase(Locale.ROOT);
  }

  private static boolean isChoice(ArgumentValues values) {
    TextCounts texts = values.texts();
    int distinct = texts.distinct();
    return !values.isOpen()
        && distinct > 1
        && distinct <= MOST_CHOICES
        && texts.total() >= Math.max(FEWEST_TEXTS, (long) EACH * distinct)
        && texts.byCount().stream().allMatch(entry -> entry.count() > 1);
  }
}
