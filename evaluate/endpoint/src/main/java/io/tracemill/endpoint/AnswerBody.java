package io.tracemill.endpoint;

import io.tracemill.ask.Ending;
import io.tracemill.json.Field;
import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads the body of a good answer, in any of the shapes that servers give it. */
final class AnswerBody {
  private static final Name CHOICES = Name.of("choices");
  private static final Name MESSAGE = Name.of("message");
  private static final Name ROLE = Name.of("role");
  private static final Name CONTENT = Name.of("content");
  private static final Name REFUSAL = Name.of("refusal");
  private static final Name TEXT = Name.of("text");
  private static final Name TYPE = Name.of("type");
  private static final Name REASON = Name.of("finish_reason");
  private static final Name USAGE = Name.of("usage");
  private static final Name PROMPT_TOKENS = Name.of("prompt_tokens");
  private static final Name NEW_TOKENS = Name.of("completion_tokens");
  private static final Name ERROR = Name.of("error");

  /** Not the model ended the answer: OpenRouter, DeepSeek, SGLang. */
  private static final Set<String> BROKEN_OFF =
      Set.of("error", "abort", "insufficient_system_resource", "cancelled");

  private static final Set<String> LENGTH = Set.of("length", "max_tokens", "model_length");
  private static final Set<String> FILTERED = Set.of("content_filter", "safety", "refusal");

  private final EndpointSettings settings;

  AnswerBody(EndpointSettings settings) {
    this.settings = settings;
  }

  /** What a body that is no JSON object seems to be. */
  static String noJson(String body, EndpointSettings settings) {
    String text = body.strip();
    if (text.isEmpty()) {
      return "an empty body";
    }
    if (text.startsWith("data:")) {
      return "a stream of events, which was not asked for";
    }
    return "a body that is not JSON, or not all of it: " + ServerError.of(text).shown(settings);
  }

  /** The first choice. */
  Reply read(Node body) {
    Optional<Node> choices = body.find(CHOICES).filter(node -> node.is(Kind.ARRAY));
    Iterator<Node> all = choices.map(node -> node.items().iterator()).orElse(noItems());
    if (!all.hasNext()) {
      return new Reply.Trouble("an answer without choices");
    }
    Node choice = all.next();
    if (!choice.is(Kind.OBJECT)) {
      return new Reply.Trouble("an answer whose choice is " + choice.kind().words());
    }
    String reason = text(choice, REASON).orElse("").toLowerCase(Locale.ROOT);
    if (BROKEN_OFF.contains(reason) || choice.find(ERROR).isPresent()) {
      return new Reply.Trouble("an answer that the server broke off: " + why(choice, reason));
    }
    Optional<Node> message = choice.find(MESSAGE).filter(node -> node.is(Kind.OBJECT));
    if (message.isPresent()) {
      return said(message.get(), body, reason);
    }
    return text(choice, TEXT)
        .map(text -> said(messageOf(text), body, reason))
        .orElse(new Reply.Trouble("an answer without a message"));
  }

  private static Iterator<Node> noItems() {
    return java.util.Collections.emptyIterator();
  }

  private String why(Node choice, String reason) {
    return choice
        .find(ERROR)
        .filter(node -> node.is(Kind.OBJECT))
        .map(error -> ServerError.of(error).shown(settings))
        .orElse(reason);
  }

  private static Node messageOf(String text) {
    JsonText json = new JsonText(Layout.COMPACT);
    json.beginObject().name(ROLE.toString()).value("assistant");
    return Node.of(json.name(CONTENT.toString()).value(text).endObject().toString());
  }

  private Reply said(Node message, Node body, String reason) {
    String text = message.find(CONTENT).map(AnswerBody::content).orElse("");
    boolean refused =
        text.isEmpty() && text(message, REFUSAL).filter(t -> !t.isEmpty()).isPresent();
    Optional<Node> usage = body.find(USAGE).filter(node -> node.is(Kind.OBJECT));
    return new Reply.Said(
        hidden(text),
        hidden(withRole(message)),
        usage.map(node -> Counts.field(node, PROMPT_TOKENS)).orElse(0),
        usage.map(node -> Counts.field(node, NEW_TOKENS)).orElse(0),
        refused ? Ending.FILTERED : ending(reason));
  }

  private String hidden(String answer) {
    return settings.key().map(key -> key.hiddenInAnswer(answer)).orElse(answer);
  }

  private static Ending ending(String reason) {
    return LENGTH.contains(reason)
        ? Ending.LENGTH
        : FILTERED.contains(reason) ? Ending.FILTERED : Ending.END_TOKEN;
  }

  /** A text, or the texts of its parts. */
  private static String content(Node content) {
    if (content.is(Kind.STRING)) {
      return content.text();
    }
    if (!content.is(Kind.ARRAY)) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    for (Node part : content.items()) {
      if (part.is(Kind.STRING)) {
        text.append(part.text());
      } else if (part.is(Kind.OBJECT) && !isThought(part)) {
        text.append(text(part, TEXT).orElse(""));
      }
    }
    return text.toString();
  }

  private static boolean isThought(Node part) {
    return text(part, TYPE).filter(type -> type.matches("thinking|reasoning|thought")).isPresent();
  }

  private static String withRole(Node message) {
    if (text(message, ROLE).filter("assistant"::equals).isPresent()) {
      return message.raw().toString();
    }
    JsonText json = new JsonText(Layout.COMPACT);
    json.beginObject().name(ROLE.toString()).value("assistant");
    for (Field field : message.fields()) {
      if (!field.key().equals(ROLE.toString())) {
        json.name(field.key()).value(field.value());
      }
    }
    return json.endObject().toString();
  }

  private static Optional<String> text(Node object, Name name) {
    return object.find(name).filter(node -> node.is(Kind.STRING)).map(Node::text);
  }
}
