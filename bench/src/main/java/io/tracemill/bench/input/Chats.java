package io.tracemill.bench.input;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Random;
import java.util.StringJoiner;
import java.util.function.Supplier;

/**
 * Chats of one or two questions in several languages, a tenth of the size of {@link Dialogues}: 300
 * bytes a line, three in ten with a system message, 6% of the bytes not ASCII. Every third line has
 * {@code \}{@code u} escapes instead, pairs of them for emoji.
 */
final class Chats implements Supplier<String> {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String[] TEXTS = {
    "Hello, how are you?",
    "Réservez une table à l'hôtel \"Élysée\" s'il vous plaît.",
    "今日の天気は?",
    "Line one\nline two\tTabbed",
    "C:\\path\\file.txt",
    "Thanks 👍🎉",
    "What is the price?",
    "Ich möchte ein Zimmer für zwei Nächte.",
    "See https://example.org/a?b=c&d=e",
    "Please \"quote\" this",
    "Das kostet 12,50 €",
    "ok",
    "Привет, как дела?",
    "def f(x):\n    return x+1\n",
  };

  private final Pick pick;
  private int lines;

  Chats(Random random) {
    pick = new Pick(random);
  }

  @Override
  public String get() {
    lines++;
    return (lines % 3 == 0 ? Json.SPACED : Json.PLAIN).text(trace());
  }

  private ObjectNode trace() {
    ObjectNode trace = NODES.objectNode();
    ArrayNode messages = trace.putArray("messages");
    if (pick.percent(30)) {
      message(messages, "system", "You are a helpful assistant.");
    }
    int turns = pick.percent(60) ? 1 : 2;
    for (int turn = 0; turn < turns; turn++) {
      message(messages, "user", text(3));
      message(messages, "assistant", text(4));
    }
    return trace;
  }

  private static void message(ArrayNode messages, String role, String content) {
    messages.addObject().put("role", role).put("content", content);
  }

  private String text(int most) {
    StringJoiner text = new StringJoiner(" ");
    for (int i = pick.between(1, most); i > 0; i--) {
      int kind = pick.upTo(TEXTS.length + 2);
      text.add(
          kind < TEXTS.length
              ? TEXTS[kind]
              : "The order " + pick.between(1000, 999_999) + " arrives in 3 days.");
    }
    return text.toString();
  }
}
