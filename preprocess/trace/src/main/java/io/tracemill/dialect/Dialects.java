package io.tracemill.dialect;

import io.tracemill.json.DataException;
import io.tracemill.json.Field;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import io.tracemill.trace.Rule;
import java.util.List;
import java.util.Optional;

/**
 * The dialects that are known, and how the one is found that a payload is written in.
 *
 * <p>A payload may be JSON, a string of JSON, or a string of that once more; and it may stand in
 * wrappers that say nothing, such as {@code [[...]]} or {@code {"input": ...}}.
 */
public final class Dialects {

  private static final Dialect TEXT = new TextDialect();
  private static final Optional<Dialect> OPENAI_CHAT = Optional.of(new OpenAiChatDialect());

  /** All of them; of those that are equally sure the first counts. */
  public static final List<Dialect> ALL =
      List.of(
          new LangChainDialect(),
          new OtelPartsDialect(),
          new ResponsesDialect(),
          new AnthropicDialect(),
          new AiSdkDialect(),
          new GeminiDialect(),
          OPENAI_CHAT.get(),
          TEXT);

  /** What may stand around a payload, the first that is there. */
  private static final List<Name> WRAPPERS =
      List.of(
          Name.of("messages"),
          Name.of("input"),
          Name.of("inputs"),
          Name.of("output"),
          Name.of("outputs"),
          Name.of("response"),
          Name.of("completion"),
          Name.of("streamed_data"),
          Name.of("chunks"),
          Name.of("prompt"));

  private static final Name ERROR = Name.of("error");

  /** Deeper wrappers than vendors have them (LangChain: 2) are data. */
  private static final int DEEPEST = 4;

  private Dialects() {}

  /** Adds what {@code payload} says to {@code talk}. */
  static void read(Node payload, Talk talk) {
    if (!payload.is(Kind.STRING)) {
      readJson(payload, talk);
      return;
    }
    Optional<Node> inside = inside(payload, talk);
    if (inside.isPresent() && (isChunks(inside.get(), talk) || isRecord(inside.get(), talk))) {
      readJson(inside.get(), talk);
    } else if (inside.isPresent() || !Streamed.read(payload, talk)) {
      if (inside.isEmpty()) {
        Records.checkNoneBegins(payload);
      }
      talk.readAs(TEXT);
      TEXT.read(payload, talk);
    }
  }

  private static boolean isChunks(Node json, Talk talk) {
    return talk.isAnswer() && json.is(Kind.ARRAY) && Streamed.is(json);
  }

  /** The JSON in {@code string}, be it in a string once more. */
  private static Optional<Node> inside(Node string, Talk talk) {
    Optional<Node> inside = Texts.inside(string);
    if (inside.isPresent() || !string.raw().unquoted().toString().startsWith("\\\"")) {
      return inside;
    }
    Optional<Node> again = string.insideIfJson().filter(json -> json.is(Kind.STRING));
    Optional<Node> twice = again.flatMap(Texts::inside).filter(json -> isRecord(json, talk));
    if (twice.isPresent()) {
      talk.note(Rule.PAYLOAD_WAS_ENCODED_TWICE);
    }
    return twice;
  }

  /** Whether {@code json}, which stood in a string, is a record rather than what somebody wrote. */
  private static boolean isRecord(Node json, Talk talk) {
    Match best = Match.NO;
    for (Dialect dialect : ALL) {
      Match match = dialect.match(json);
      best = match.compareTo(best) > 0 ? match : best;
    }
    if (talk.isAnswer()) {
      return best == Match.SURE || Records.holdAnswers(json);
    }
    return best == Match.SURE
        || Records.holdMessages(json)
        || Records.isNoText(json)
        || best == Match.LIKELY && json.is(Kind.OBJECT);
  }

  private static void readJson(Node payload, Talk talk) {
    Node at = payload;
    for (int depth = 0; depth < DEEPEST; depth++) {
      if (at.is(Kind.ARRAY) && Streamed.read(at, talk)) {
        return;
      }
      Optional<Dialect> dialect = of(at);
      if (dialect.isPresent()) {
        talk.readAs(dialect.get());
        dialect.get().read(at, talk);
        return;
      }
      Optional<Node> inner = unwrapped(at);
      if (inner.isEmpty()) {
        break;
      }
      at = inner.get();
      if (at.is(Kind.STRING)) {
        read(at, talk);
        return;
      }
    }
    throw unknown(payload, talk);
  }

  /** The dialect that {@code payload} is written in. */
  static Optional<Dialect> of(Node payload) {
    if (PlainMessages.are(payload)) {
      return OPENAI_CHAT;
    }
    Optional<Dialect> likely = Optional.empty();
    for (Dialect dialect : ALL) {
      Match match = dialect.match(payload);
      if (match == Match.SURE) {
        return Optional.of(dialect);
      } else if (match == Match.LIKELY && likely.isEmpty()) {
        likely = Optional.of(dialect);
      }
    }
    return likely;
  }

  /** The dialect of one item of a list that names no role. */
  static Optional<Dialect> ofItem(Node item) {
    return of(item);
  }

  private static Optional<Node> unwrapped(Node payload) {
    if (payload.is(Kind.ARRAY)) {
      return payload.size() == 1
          ? Optional.of(payload.items().iterator().next()).filter(item -> !item.is(Kind.STRING))
          : Optional.empty();
    }
    if (payload.is(Kind.OBJECT)) {
      for (Name wrapper : WRAPPERS) {
        Optional<Node> inner = payload.peek(wrapper);
        if (inner.isPresent()) {
          return payload.find(wrapper);
        }
      }
    }
    return Optional.empty();
  }

  private static DataException unknown(Node payload, Talk talk) {
    if (payload.is(Kind.ARRAY) && payload.size() == 0) {
      return payload.failure(
          talk.isAnswer()
              ? "is an empty array: no answer was recorded"
              : "expected at least one message but found an empty array");
    }
    String found = payload.kind().words();
    if (payload.is(Kind.OBJECT)) {
      if (talk.isAnswer() && payload.peek(ERROR).isPresent()) {
        Node error = payload.field(ERROR);
        return error.failure(DialectReason.FAILED_CALL, "the call failed: " + error.shown());
      }
      List<String> keys = payload.fields().stream().map(Field::key).limit(6).toList();
      found += " with " + (keys.isEmpty() ? "no field" : "`" + String.join("`, `", keys) + "`");
    }
    String expected =
        talk.isAnswer()
            ? "expected a message, a chat completion, tool calls or text but found "
            : "expected messages, an object that has messages, or text but found ";
    return payload.failure(DialectReason.UNKNOWN_DIALECT, expected + found);
  }
}
