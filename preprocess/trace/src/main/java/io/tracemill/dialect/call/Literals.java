package io.tracemill.dialect.call;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The values of JSON and of Python that are one word, and objects put together. */
final class Literals {
  private static final Pattern NUMBER =
      Pattern.compile("-?(?:0|[1-9]\\d{0,99})(?:\\.\\d{1,99})?(?:[eE][+-]?\\d{1,9})?");
  private static final Map<String, String> WORDS =
      Map.of(
          "true", "true", "True", "true", "false", "false", "False", "false", "null", "null",
          "None", "null");

  private Literals() {}

  /** The JSON of a number, a truth value or of nothing, in either spelling. */
  static Optional<String> json(String word) {
    return NUMBER.matcher(word).matches()
        ? Optional.of(word)
        : Optional.ofNullable(WORDS.get(word));
  }

  /** An object of fields whose values are JSON already. */
  static String object(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> Quoted.of(field.getKey()) + ": " + field.getValue())
        .collect(Collectors.joining(", ", "{", "}"));
  }
}
