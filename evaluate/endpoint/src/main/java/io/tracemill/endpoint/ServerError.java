package io.tracemill.endpoint;

import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a server says is wrong, in any of the shapes that are about: OpenAI's object {@code error},
 * a text {@code error} (Ollama), {@code message} (vLLM of 2024 and before), {@code detail}
 * (FastAPI), a page of HTML, words.
 *
 * @param message for people, all on one line, not cut
 * @param code a word for programs; empty where there is none
 * @param parameter the request's field that it is about; empty where none is named
 * @param status the HTTP status that the body names, which may differ from that of the answer
 */
record ServerError(
    String message,
    String code,
    String parameter,
    OptionalInt status,
    OptionalInt promptTokens,
    OptionalInt context) {
  private static final Name ERROR = Name.of("error");
  private static final Name MESSAGE = Name.of("message");
  private static final Name DETAIL = Name.of("detail");
  private static final Name CODE = Name.of("code");
  private static final Name TYPE = Name.of("type");
  private static final Name PARAMETER = Name.of("param");
  private static final Name METADATA = Name.of("metadata");
  private static final Name RAW = Name.of("raw");
  private static final Name LOCATION = Name.of("loc");
  private static final Name WHY = Name.of("msg");
  private static final Name PROMPT_TOKENS = Name.of("n_prompt_tokens");
  private static final Name CONTEXT = Name.of("n_ctx");
  private static final Pattern TITLE =
      Pattern.compile("<title[^>]*>([^<]*)", Pattern.CASE_INSENSITIVE);
  private static final int LONGEST = 300;

  /** More of it is not looked at. */
  private static final int LONGEST_READ = 10_000;

  /** What a body says. */
  static ServerError of(String body) {
    return BodyText.json(body)
        .map(ServerError::first)
        .filter(node -> node.is(Kind.OBJECT))
        .map(ServerError::of)
        .orElseGet(() -> plain(page(body).orElse(body)));
  }

  /** Gemini puts its error into an array. */
  private static Node first(Node node) {
    return node.is(Kind.ARRAY) && node.size() > 0 ? node.items().iterator().next() : node;
  }

  private static Optional<String> page(String body) {
    String start = body.stripLeading().toLowerCase(Locale.ROOT);
    if (!start.startsWith("<!doctype html") && !start.startsWith("<html")) {
      return Optional.empty();
    }
    Matcher title = TITLE.matcher(body);
    return Optional.of("an HTML page" + (title.find() ? ": " + title.group(1).strip() : ""));
  }

  /** Words of which nothing else is known. */
  static ServerError plain(String message) {
    return new ServerError(
        message, "", "", OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());
  }

  /** What an object says. */
  static ServerError of(Node body) {
    Node error = body.find(ERROR).filter(node -> node.is(Kind.OBJECT)).orElse(body);
    return new ServerError(
        message(body, error),
        text(error, CODE).or(() -> text(error, TYPE)).orElse(""),
        text(error, PARAMETER).orElse(""),
        number(error, CODE),
        number(error, PROMPT_TOKENS),
        number(error, CONTEXT));
  }

  private static String message(Node body, Node error) {
    String said =
        text(error, MESSAGE)
            .or(() -> text(body, ERROR))
            .or(() -> text(body, MESSAGE))
            .or(() -> body.find(DETAIL).map(ServerError::detail))
            .orElseGet(() -> body.raw().toString());
    Optional<String> below =
        error.find(METADATA).filter(node -> node.is(Kind.OBJECT)).flatMap(node -> text(node, RAW));
    return below.map(raw -> said + ": " + raw).orElse(said);
  }

  private static String detail(Node detail) {
    if (!detail.is(Kind.ARRAY)) {
      return detail.is(Kind.STRING) ? detail.text() : detail.raw().toString();
    }
    List<String> faults = new ArrayList<>();
    for (Node fault : detail.items()) {
      faults.add(fault.is(Kind.OBJECT) ? fault(fault) : fault.raw().toString());
    }
    return String.join("; ", faults);
  }

  private static String fault(Node fault) {
    List<String> place = new ArrayList<>();
    fault
        .find(LOCATION)
        .filter(node -> node.is(Kind.ARRAY))
        .ifPresent(
            steps ->
                steps
                    .items()
                    .forEach(
                        step ->
                            place.add(step.is(Kind.STRING) ? step.text() : step.raw().toString())));
    return String.join(".", place) + ": " + text(fault, WHY).orElse(fault.raw().toString());
  }

  private static Optional<String> text(Node object, Name name) {
    return object.find(name).filter(node -> node.is(Kind.STRING)).map(Node::text);
  }

  private static OptionalInt number(Node object, Name name) {
    Optional<Integer> number =
        object.find(name).filter(node -> node.is(Kind.NUMBER)).map(Counts::whole);
    return number.isPresent() ? OptionalInt.of(number.get()) : OptionalInt.empty();
  }

  /** The beginning of the message, to look for words. */
  String beginning() {
    return message.substring(0, Math.min(message.length(), LONGEST_READ));
  }

  /** Message, code and parameter in lower case, to look for words. */
  String words() {
    return (beginning() + " " + code + " " + parameter).toLowerCase(Locale.ROOT);
  }

  /** For people: its beginning, with what does not print by its code. */
  String shown(EndpointSettings settings) {
    String hidden = settings.hidden(message).strip();
    StringBuilder shown = new StringBuilder();
    hidden
        .codePoints()
        .limit(LONGEST)
        .forEach(
            point -> {
              if (Character.isWhitespace(point)) {
                shown.append(' ');
              } else if (isHidden(point)) {
                shown.append(String.format(Locale.ROOT, "\\u%04x", point));
              } else {
                shown.appendCodePoint(point);
              }
            });
    boolean cut = hidden.codePointCount(0, hidden.length()) > LONGEST;
    return shown.isEmpty() ? "no message" : shown + (cut ? "…" : "");
  }

  private static boolean isHidden(int point) {
    int type = Character.getType(point);
    return type == Character.CONTROL || type == Character.FORMAT || type == Character.SURROGATE;
  }
}
