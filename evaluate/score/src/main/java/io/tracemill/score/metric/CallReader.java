package io.tracemill.score.metric;

import io.tracemill.dialect.Thought;
import io.tracemill.dialect.call.CallKeys;
import io.tracemill.dialect.call.TaggedText;
import io.tracemill.json.DataException;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.Tape;
import io.tracemill.json.text.Line;
import io.tracemill.json.token.Kind;
import io.tracemill.trace.Tool;
import io.tracemill.trace.ToolCall;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads tool calls from what a model wrote, whatever that is: behind its thoughts one call as JSON,
 * an array of calls, or messages with {@code tool_calls}, each bare or between {@code <tool_call>}
 * marks. Of an answer with marks, what stands outside of them does not count.
 *
 * <p>Keeps its buffers: one reader per thread.
 */
public final class CallReader {
  private static final CallKeys KEYS = new CallKeys("id", "name");
  private static final Name ROLE = Name.of("role");

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
    String answer = Thought.split(text, false).answer().strip();
    List<TaggedText.Part> parts = TaggedText.of(answer).parts();
    List<Optional<Call>> calls = new ArrayList<>();
    for (TaggedText.Part part : parts) {
      // Without its end a call was not finished, whatever it looks like.
      calls.addAll(part.closed() ? json(part.inside()) : Calls.UNREADABLE.all());
    }
    if (parts.isEmpty()) {
      calls.addAll(unmarked(answer));
    }
    return new Calls(calls);
  }

  private List<Optional<Call>> unmarked(String answer) {
    boolean words = !answer.isEmpty() && answer.charAt(0) != '{' && answer.charAt(0) != '[';
    return words ? List.of() : json(answer);
  }

  private List<Optional<Call>> json(String text) {
    try {
      Node value = tape.read(Line.of("answer", text.getBytes(StandardCharsets.UTF_8)));
      List<Optional<Call>> calls = new ArrayList<>();
      for (Node item : value.is(Kind.ARRAY) ? value.items() : List.of(value)) {
        add(item, calls);
      }
      return calls;
    } catch (DataException e) {
      return Calls.UNREADABLE.all();
    }
  }

  /** Adds the calls of a message, or the one call that a value is. */
  private static void add(Node value, List<Optional<Call>> calls) {
    Optional<Node> list =
        value.is(Kind.OBJECT) ? CallKeys.toolCalls(value) : Optional.<Node>empty();
    if (list.isPresent()) {
      list.get().items().forEach(each -> calls.add(call(each)));
    } else if (!value.is(Kind.OBJECT) || !value.has(ROLE)) {
      calls.add(call(value));
    }
  }

  private static Optional<Call> call(Node value) {
    Optional<ToolCall> call = KEYS.written(value);
    if (call.isPresent()) {
      String name = call.get().name().text();
      return Optional.of(
          new Call(
              Optional.of(name),
              call.get().arguments().map(CallReader::values).orElseGet(TreeMap::new)));
    }
    return namesNothing(value)
        ? Optional.of(new Call(Optional.empty(), values(value)))
        : Optional.empty();
  }

  private static boolean namesNothing(Node value) {
    return value.is(Kind.OBJECT)
        && value.find(KEYS.name()).isEmpty()
        && CallKeys.function(value).isEmpty();
  }

  private static NavigableMap<String, String> values(Node object) {
    NavigableMap<String, String> values = new TreeMap<>();
    object.fields().forEach(field -> values.put(field.key(), field.value().canonical()));
    return values;
  }
}
