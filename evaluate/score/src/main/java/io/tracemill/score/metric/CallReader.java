package io.tracemill.score.metric;

import io.tracemill.dialect.call.CallKeys;
import io.tracemill.json.DataException;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.Tape;
import io.tracemill.json.text.Line;
import io.tracemill.json.token.Kind;
import io.tracemill.trace.Tool;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Reads tool calls from what a model wrote, whatever that is.
 *
 * <p>Reads one object with {@code name} and {@code parameters} or {@code arguments} (an object, or
 * a string of JSON), such objects between {@code <tool_call>} marks, an array of them, and messages
 * with {@code tool_calls}. Keeps its buffers: one reader per thread.
 */
public final class CallReader {
  private static final CallKeys KEYS = new CallKeys("id", "name", "parameters", "arguments");
  private static final Name ROLE = Name.of("role");
  private static final String OPEN = "<tool_call>";
  private static final String CLOSE = "</tool_call>";

  private final Tape tape = new Tape();
  private final Defaults defaults;

  /** Reads calls of {@code tools}, whose schemas are only looked at now. */
  public CallReader(List<Tool> tools) {
    this.defaults = new Defaults(tools);
  }

  Defaults defaults() {
    return defaults;
  }

  /** The calls that a text holds, however many; never fails. */
  public Calls read(String text) {
    List<String> marked = marked(text);
    try {
      if (marked.size() > 1) {
        List<Call> calls = new ArrayList<>();
        for (String inside : marked) {
          calls.add(call(json(inside)));
        }
        return new Calls.Read(calls, Calls.Form.LIST);
      }
      return unmarked(marked.isEmpty() ? text.strip() : marked.get(0), CallReader::any);
    } catch (DataException e) {
      return new Calls.Unreadable();
    }
  }

  /** The one call that a text holds: between the first marks, or the whole of it; never fails. */
  public Calls readOne(String text) {
    List<String> marked = marked(text);
    try {
      return unmarked(marked.isEmpty() ? text.strip() : marked.get(0), CallReader::one);
    } catch (DataException e) {
      return new Calls.Unreadable();
    }
  }

  private Calls unmarked(String text, Function<Node, Calls> reading) {
    if (text.isEmpty() || text.contains(OPEN)) {
      return new Calls.Unreadable();
    }
    boolean words = text.charAt(0) != '{' && text.charAt(0) != '[';
    return words ? new Calls.Read(List.of(), Calls.Form.WORDS) : reading.apply(json(text));
  }

  private static Calls one(Node value) {
    return new Calls.Read(List.of(call(value)), Calls.Form.ONE);
  }

  private static Calls any(Node value) {
    if (value.is(Kind.OBJECT)) {
      return new Calls.Read(calls(value), isMessage(value) ? Calls.Form.LIST : Calls.Form.ONE);
    }
    List<Call> calls = new ArrayList<>();
    for (Node item : value.items()) {
      calls.addAll(calls(item));
    }
    return new Calls.Read(calls, Calls.Form.LIST);
  }

  private static List<String> marked(String text) {
    List<String> inside = new ArrayList<>();
    int open = text.indexOf(OPEN);
    while (open >= 0) {
      int start = open + OPEN.length();
      int close = text.indexOf(CLOSE, start);
      if (close < 0) {
        break;
      }
      inside.add(text.substring(start, close).strip());
      open = text.indexOf(OPEN, close);
    }
    return inside;
  }

  private Node json(String text) {
    return tape.read(Line.of("answer", text.getBytes(StandardCharsets.UTF_8)));
  }

  private static boolean isMessage(Node object) {
    return object.has(ROLE);
  }

  /** The calls of a message, or the one call that an object is. */
  private static List<Call> calls(Node object) {
    if (!isMessage(object)) {
      return List.of(call(object));
    }
    List<Call> calls = new ArrayList<>();
    CallKeys.toolCalls(object)
        .ifPresent(list -> list.items().forEach(item -> calls.add(call(item))));
    return calls;
  }

  private static Call call(Node object) {
    Optional<Node> function = CallKeys.function(object).filter(node -> node.is(Kind.OBJECT));
    if (function.isPresent() && !object.has(KEYS.name())) {
      return call(function.get());
    }
    Optional<Node> name = KEYS.name(object);
    if (name.isEmpty()) {
      return new Call(Optional.empty(), values(object));
    }
    Optional<Node> given = KEYS.arguments(object).map(CallReader::decoded);
    return new Call(
        Optional.of(name.get().text()), given.map(CallReader::values).orElseGet(TreeMap::new));
  }

  /** Arguments recorded as a string of JSON are read. */
  private static Node decoded(Node arguments) {
    return arguments.is(Kind.STRING) ? arguments.inside() : arguments;
  }

  private static NavigableMap<String, String> values(Node object) {
    NavigableMap<String, String> values = new TreeMap<>();
    object.fields().forEach(field -> values.put(field.key(), field.value().canonical()));
    return values;
  }
}
