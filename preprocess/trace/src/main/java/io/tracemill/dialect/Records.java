package io.tracemill.dialect;

import io.tracemill.json.Field;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells JSON that is a record of messages, in whatever way it is written, from JSON that somebody
 * wrote: the one is never text, the other always is.
 */
public final class Records {
  private static final Name ROLE = Name.of("role");
  private static final Name TYPE = Name.of("type");

  /** ShareGPT's. */
  private static final Name FROM = Name.of("from");

  private static final Name VALUE = Name.of("value");

  /** LangChain's. */
  private static final Name LC = Name.of("lc");

  private static final Name KWARGS = Name.of("kwargs");
  private static final Name CONTENT = Name.of("content");
  private static final Set<String> TYPES = Set.of("human", "ai");

  /** What a model goes by in the formats of several vendors. */
  private static final Set<String> SPEAKERS = Set.of("assistant", "model", "ai", "gpt");

  private static final Set<String> ROLES =
      Set.of("system", "developer", "user", "human", "tool", "function");

  /** What holds a message's words or calls. */
  private static final List<Name> SAID =
      List.of(
          Name.of("content"),
          Name.of("parts"),
          Name.of("tool_calls"),
          Name.of("function_call"),
          Name.of("refusal"));

  /** What a message stands in, by itself or in an array. */
  private static final List<Name> HOLDERS =
      List.of(
          Name.of("messages"),
          Name.of("contents"),
          Name.of("content"),
          Name.of("message"),
          Name.of("choices"),
          Name.of("candidates"),
          Name.of("output"));

  /** Items of OpenAI's Responses that are no messages. */
  private static final Set<String> ITEMS =
      Set.of("function_call", "function_call_output", "reasoning");

  private static final List<Name> ITEM_KEYS = List.of(Name.of("call_id"), Name.of("summary"));

  /** How a function's call is recorded by Langfuse's decorator. */
  private static final Set<String> CALL = Set.of("args", "kwargs");

  /** The beginning of messages, in JSON or as Python prints them. */
  private static final Pattern BEGINNING =
      Pattern.compile(
          "(\\s|\\\\[nrt])*(\\[(\\s|\\\\[nrt])*)?\\{(\\s|\\\\[nrt])*(\\\\\"|')"
              + "(role|messages|contents|choices|candidates|parts)(\\\\\"|')\\s*:.*",
          Pattern.DOTALL);

  private static final int LONGEST_BEGINNING = 100;

  private Records() {}

  /** Whether there is a message in {@code json}, or a list of what can be nothing else. */
  public static boolean holdMessages(Node json) {
    return holds(json, false) || json.is(Kind.ARRAY) && areMessages(json);
  }

  /** Whether all items have the role of somebody, whoever that is, and something said. */
  private static boolean areMessages(Node array) {
    for (Node item : array.items()) {
      if (!item.is(Kind.OBJECT) || word(item, ROLE).isEmpty() || !hasAny(item, SAID)) {
        return false;
      }
    }
    return true;
  }

  /** Whether there is a message of the model in {@code json}. */
  public static boolean holdAnswers(Node json) {
    return holds(json, true);
  }

  private static boolean holds(Node json, boolean answers) {
    if (json.is(Kind.ARRAY)) {
      for (Node item : json.items()) {
        if (holds(item, answers)) {
          return true;
        }
      }
      return false;
    }
    if (!json.is(Kind.OBJECT)) {
      return false;
    }
    if (isMessage(json, answers)) {
      return true;
    }
    for (Name holder : HOLDERS) {
      Optional<Node> held = json.peek(holder);
      if (held.isPresent() && holds(held.get(), answers)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isMessage(Node object, boolean answers) {
    Optional<String> role = word(object, ROLE);
    if (role.isPresent() && hasAny(object, SAID)) {
      return speaks(role.get(), answers);
    }
    Optional<String> from = word(object, FROM);
    if (from.isPresent() && object.has(VALUE)) {
      return speaks(from.get(), answers);
    }
    Optional<String> type = word(object, TYPE);
    return type.isPresent()
        && (ITEMS.contains(type.get()) && hasAny(object, ITEM_KEYS)
            || TYPES.contains(type.get()) && object.has(CONTENT) && speaks(type.get(), answers)
            || object.has(KWARGS) && object.has(LC));
  }

  private static boolean speaks(String role, boolean answers) {
    return SPEAKERS.contains(role) || !answers && ROLES.contains(role);
  }

  private static boolean hasAny(Node object, List<Name> names) {
    for (Name name : names) {
      if (object.has(name)) {
        return true;
      }
    }
    return false;
  }

  private static Optional<String> word(Node object, Name name) {
    return object
        .peek(name)
        .filter(node -> node.is(Kind.STRING))
        .map(node -> node.text().toLowerCase(Locale.ROOT));
  }

  /**
   * Whether {@code json} is the record of a function's arguments, or a message that lost its role.
   */
  static boolean isNoText(Node json) {
    if (!json.is(Kind.OBJECT) || json.size() == 0) {
      return false;
    }
    List<Field> fields = json.fields();
    return fields.stream().allMatch(field -> CALL.contains(field.key()))
        || fields.size() == 1 && json.has(CONTENT);
  }

  /**
   * Checks that {@code text}, a string that holds no JSON, is no record that was cut or that Python
   * printed.
   *
   * @throws io.tracemill.json.DataException if it is
   */
  public static void checkNoneBegins(Node text) {
    String raw = text.raw().unquoted().toString();
    String beginning = raw.substring(0, Math.min(raw.length(), LONGEST_BEGINNING));
    if (BEGINNING.matcher(beginning).matches()) {
      text.inside();
    }
  }
}
