package io.tracemill.dialect;

import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import io.tracemill.trace.Content;
import io.tracemill.trace.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a model thought, where it is recorded beside its answer. */
final class Reasonings {
  /** DeepSeek and many others, OpenRouter and Groq, Ollama, the AI SDK. */
  private static final List<Name> FIELDS =
      List.of(
          Name.of("reasoning_content"),
          Name.of("reasoning"),
          Name.of("thinking"),
          Name.of("reasoningText"),
          Name.of("thinking_blocks"),
          Name.of("reasoning_details"));

  private static final List<Name> WORDS =
      List.of(Name.of("text"), Name.of("thinking"), Name.of("content"), Name.of("summary"));

  private static final int DEEPEST = 4;

  private Reasonings() {}

  /**
   * {@code message} with what {@code object} says that was thought before. The field does not count
   * as read: no row has it unless it is asked for.
   */
  static Message with(Node object, Message message) {
    for (Name field : FIELDS) {
      Optional<Node> found = object.peek(field);
      Optional<String> thought = found.flatMap(Reasonings::text).filter(text -> !text.isBlank());
      if (thought.isPresent()) {
        Content content =
            found.get().is(Kind.STRING)
                ? new Content.Json(found.get())
                : new Content.Text(thought.get());
        return message.with(message.aside().with(content, found.get()));
      }
    }
    return message;
  }

  /** The words of a thought: a text, an array of them, or an object that has them. */
  static Optional<String> text(Node thought) {
    List<String> words = new ArrayList<>();
    collect(thought, words, 0);
    return words.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", words));
  }

  private static void collect(Node thought, List<String> words, int depth) {
    if (thought.is(Kind.STRING)) {
      words.add(thought.text());
    } else if (thought.is(Kind.ARRAY) && depth < DEEPEST) {
      thought.items().forEach(item -> collect(item, words, depth + 1));
    } else if (thought.is(Kind.OBJECT) && depth < DEEPEST) {
      for (Name name : WORDS) {
        Optional<Node> inner = thought.find(name);
        if (inner.isPresent()) {
          collect(inner.get(), words, depth + 1);
          return;
        }
      }
    }
  }
}
