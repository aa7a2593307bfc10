package io.tracemill.prepare.learn;

import io.tracemill.json.Field;
import io.tracemill.trace.ToolCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How a tool is defined and called. Not for use by several threads. */
final class CalledTool {
  private static final int MOST_DEFINITIONS = 40;
  private static final int MOST_SETS = 120;
  private static final int MOST_ARGUMENTS = 100;

  private final String name;
  private final TextCounts definitions = new TextCounts(MOST_DEFINITIONS);
  private final Smallest<Signature> signatures = new Smallest<>(MOST_SETS);
  private long calls;

  CalledTool(String name) {
    this.name = name;
  }

  /** Calls with the same arguments. */
  static final class Signature {
    private final Map<String, ArgumentValues> arguments = new TreeMap<>();
    private long calls;

    private Signature with(Signature other) {
      calls += other.calls;
      other.arguments.forEach((key, values) -> arguments.merge(key, values, ArgumentValues::with));
      return this;
    }

    long calls() {
      return calls;
    }

    Map<String, ArgumentValues> arguments() {
      return arguments;
    }
  }

  String name() {
    return name;
  }

  /** Takes a definition, as JSON. */
  void define(String json) {
    definitions.add(json);
  }

  void call(ToolCall call) {
    calls++;
    List<Field> fields = new ArrayList<>();
    Glimpse.arguments(call).forEach(fields::add);
    String key = String.join("\n", fields.stream().map(Field::key).sorted().toList());
    signatures
        .at(Smallest.hash(key), Signature::new)
        .ifPresent(
            signature -> {
              signature.calls++;
              fields.stream()
                  .limit(MOST_ARGUMENTS)
                  .forEach(field -> values(signature, field.key()).add(field.value()));
            });
  }

  private static ArgumentValues values(Signature signature, String key) {
    return signature.arguments.computeIfAbsent(key, name -> new ArgumentValues());
  }

  CalledTool with(CalledTool other) {
    calls += other.calls;
    definitions.add(other.definitions);
    signatures.add(other.signatures, Signature::with);
    return this;
  }

  long calls() {
    return calls;
  }

  /** The definitions, each the JSON of a function. */
  TextCounts definitions() {
    return definitions;
  }

  /** The calls by which arguments they have. */
  Smallest<Signature> signatures() {
    return signatures;
  }
}
