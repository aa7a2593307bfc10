package io.tracemill.pipeline.compare;

import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.Tape;
import io.tracemill.json.text.CutText;
import io.tracemill.json.text.Line;
import io.tracemill.json.token.Kind;
import io.tracemill.score.Prediction;
import io.tracemill.score.metric.MessageText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * What a row says, each text cut to {@value #MOST} characters.
 *
 * @param prompt of messages the last one of the user
 * @param expected the right answer
 * @param answer the model's
 */
public record ChangedText(String prompt, String expected, String answer) {
  private static final int MOST = 2_000;
  private static final Name ROLE = Name.of("role");
  private static final Name CONTENT = Name.of("content");

  /** What {@code row} says. */
  static ChangedText of(Prediction row) {
    return new ChangedText(
        CutText.of(asked(row.question()), MOST),
        CutText.of(MessageText.of(row.answer()), MOST),
        CutText.of(MessageText.of(row.prediction()), MOST));
  }

  private static String asked(String prompt) {
    if (!prompt.startsWith("[")) {
      return prompt;
    }
    Optional<Node> messages =
        new Tape()
            .readIfJson(Line.of("prompt", prompt.getBytes(StandardCharsets.UTF_8)))
            .filter(node -> node.is(Kind.ARRAY));
    String last = prompt;
    for (Node message : messages.isPresent() ? messages.get().items() : List.<Node>of()) {
      if (says(message, ROLE).equals(Optional.of("user"))) {
        last = says(message, CONTENT).orElse(last);
      }
    }
    return last;
  }

  private static Optional<String> says(Node message, Name name) {
    return message.is(Kind.OBJECT)
        ? message.peek(name).filter(value -> value.is(Kind.STRING)).map(Node::text)
        : Optional.empty();
  }
}
