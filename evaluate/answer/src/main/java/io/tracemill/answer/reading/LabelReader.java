package io.tracemill.answer.reading;

import io.tracemill.dialect.call.FencedCalls;
import io.tracemill.dialect.call.JsonValues;
import io.tracemill.json.Field;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import io.tracemill.trace.Classes;
import io.tracemill.trace.Label;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds the class that an answer names, where that is certain.
 *
 * <p>Certain is: the class itself, but for case, Unicode form, quotes, emphasis, brackets, a full
 * stop, a numbering, and spaces for underscores or hyphens; the same behind words such as {@code
 * The answer is} or {@code Category:}; the same as the first or the last line, if no other line is
 * another class; a JSON object with a single field whose value is one, or an array of one, or a
 * message, as a whole or as such a line. A class that is only mentioned in a sentence is not.
 */
final class LabelReader {
  private static final String NOUN =
      "(?:final |correct |right |best |most likely |predicted"
          + " )*(?:answer|class|category|label|intent|classification|prediction|output|result|response|reply|assistant)(?:"
          + " name)?(?: to (?:it|this|that))?";
  private static final Pattern LEAD =
      Pattern.compile(
          "(?i)^(?:(?:so|therefore|thus|hence),? )?(?:the |my )?"
              + NOUN
              + "\\s*(?:\\*\\*)?\\s*(?:is|would be|should be|:|=|->|-)+\\s*:?\\s*(?:\\*\\*)?\\s*");
  private static final Pattern NUMBER = Pattern.compile("^(?:[-*\u2022]|\\d{1,3}[.)])\\s+");
  private static final String AROUND = "\"'`*_[](){}<>\u201c\u201d\u2018\u2019.,!:; \t";

  private final Classes classes;
  private final Map<String, String> loose = new LinkedHashMap<>();

  /** Finds one of {@code classes}. */
  LabelReader(List<String> classes) {
    this.classes = new Classes(classes);
    Set<String> twice = new HashSet<>();
    for (String name : classes) {
      if (loose.put(key(name), name) != null) {
        twice.add(key(name));
      }
    }
    loose.keySet().removeAll(twice);
  }

  /** The class that {@code text} names. */
  Optional<String> find(String text) {
    Optional<String> whole = name(text).or(() -> inJson(text));
    return whole.isPresent() ? whole : byLines(text.strip().split("\\R+"));
  }

  private Optional<String> byLines(String[] lines) {
    Set<String> named = new HashSet<>();
    for (String line : lines) {
      inLine(line).ifPresent(named::add);
    }
    return named.size() == 1
        ? inLine(lines[0]).or(() -> inLine(lines[lines.length - 1]))
        : Optional.empty();
  }

  private Optional<String> inLine(String line) {
    return name(line)
        .or(() -> Wrapping.message(line).flatMap(message -> name(message.words())))
        .or(() -> inJson(line));
  }

  private Optional<String> name(String text) {
    String bare = text.strip();
    return classes
        .find(text)
        .or(() -> loosely(bare))
        .or(() -> loosely(NUMBER.matcher(bare).replaceFirst("")))
        .or(() -> loosely(LEAD.matcher(trimmed(bare)).replaceFirst("")));
  }

  private Optional<String> loosely(String text) {
    String bare = trimmed(text);
    return classes.find(bare).or(() -> Optional.ofNullable(loose.get(key(bare))));
  }

  private Optional<String> inJson(String text) {
    String bare = FencedCalls.unfenced(text).orElse(text);
    Optional<Node> json = JsonValues.whole(bare);
    if (json.isEmpty()) {
      return FencedCalls.unfenced(text).flatMap(this::name);
    }
    Node value = json.get();
    if (value.is(Kind.OBJECT) && value.size() == 1) {
      Field field = value.fields().get(0);
      return Optional.of(field.value()).filter(v -> v.is(Kind.STRING)).flatMap(v -> name(v.text()));
    }
    if (value.is(Kind.ARRAY) && value.size() == 1) {
      Node item = value.items().iterator().next();
      return Optional.of(item).filter(v -> v.is(Kind.STRING)).flatMap(v -> name(v.text()));
    }
    return Optional.empty();
  }

  private static String trimmed(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && AROUND.indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    while (start < end && AROUND.indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return text.substring(start, end);
  }

  private static String key(String name) {
    return Label.folded(trimmed(name).replaceAll("[_-]+", " "));
  }
}
