package io.tracemill.teach.committee;

import io.tracemill.ask.Outcome;
import io.tracemill.dialect.call.JsonValues;
import io.tracemill.json.Field;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import io.tracemill.teach.PlainAnswer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Reads which letter an arbiter chose: the last line says {@code CHOICE: B}, or the whole answer is
 * a letter, or a JSON object whose only {@code choice} is one. Marks around a letter say nothing.
 * All else is no choice: a letter in a sentence may be any word.
 */
final class ChoiceReading {
  /** As many as there are letters. */
  static final int MOST = 26;

  private static final String AROUND = "[\\s*_`\"'()\\[\\]{}.]*";
  private static final Pattern LINE =
      Pattern.compile(
          "(?i)"
              + AROUND
              + "(?:my |the |final )*(?:choice|answer)"
              + AROUND
              + "[:=]"
              + AROUND
              + "(?:answer )?"
              + AROUND
              + "([A-Z])"
              + AROUND);
  private static final Pattern ALONE =
      Pattern.compile("(?i)" + AROUND + "(?:answer )?" + AROUND + "([A-Z])" + AROUND);

  /** A line that begins or ends a fence. */
  private static final Pattern FENCE =
      Pattern.compile("\\s*`{3,}(?:json|markdown|md|plaintext|text|txt)?\\s*");

  private ChoiceReading() {}

  /** The letter of the answer in some place, from 0. */
  static String letter(int place) {
    return String.valueOf((char) ('A' + place));
  }

  /** The letters of so many answers, as {@code A, B or C}. */
  static String letters(int count) {
    String all =
        IntStream.range(0, count - 1)
            .mapToObj(ChoiceReading::letter)
            .collect(Collectors.joining(", "));
    return all + " or " + letter(count - 1);
  }

  /** The place of the chosen one of {@code count} answers, from 0. */
  static Optional<Integer> read(Outcome.Answered answered, int count) {
    return read(PlainAnswer.of(answered)).filter(place -> place >= 0 && place < count);
  }

  private static Optional<Integer> read(String text) {
    List<String> lines =
        text.lines().filter(line -> !line.isBlank() && !FENCE.matcher(line).matches()).toList();
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    String last = lines.get(lines.size() - 1);
    return matched(LINE.matcher(last))
        .or(() -> lines.size() == 1 ? matched(ALONE.matcher(last)) : Optional.empty())
        .or(() -> inJson(text))
        .or(() -> inJson(last));
  }

  private static Optional<Integer> inJson(String text) {
    return JsonValues.whole(text)
        .filter(value -> value.is(Kind.OBJECT))
        .flatMap(ChoiceReading::choice)
        .filter(value -> value.is(Kind.STRING))
        .flatMap(value -> matched(ALONE.matcher(value.text())));
  }

  /** Its only field of the name. */
  private static Optional<Node> choice(Node object) {
    List<Node> choices =
        object.fields().stream()
            .filter(field -> field.key().toLowerCase(Locale.ROOT).equals("choice"))
            .map(Field::value)
            .toList();
    return choices.size() == 1 ? Optional.of(choices.get(0)) : Optional.empty();
  }

  private static Optional<Integer> matched(Matcher matcher) {
    return matcher.matches()
        ? Optional.of(matcher.group(1).toUpperCase(Locale.ROOT).charAt(0) - 'A')
        : Optional.empty();
  }
}
