package io.tracemill.pipeline.settings;

import io.tracemill.json.Nearest;
import io.tracemill.pipeline.settings.Setting.Flag;
import io.tracemill.pipeline.settings.Setting.Null;
import io.tracemill.pipeline.settings.Setting.Number;
import io.tracemill.pipeline.settings.Setting.Sequence;
import io.tracemill.pipeline.settings.Setting.Text;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What values a key takes.
 *
 * @param expected as in "expected ..."
 * @param words values to suggest where something else was written
 * @param parse the value of a setting, or nothing where it is none
 * @param json a value as JSON
 */
record Type<T>(
    String expected,
    Set<String> words,
    Function<Setting, Optional<T>> parse,
    Function<T, String> json) {
  /** More of anything than a run can hold. */
  static final int MANY = 1_000_000_000;

  static final Type<Boolean> FLAG =
      new Type<>("true or false", Set.of(), Type::flag, String::valueOf);

  static final Type<String> NAME = text("a name");

  static final Type<List<String>> NAMES =
      new Type<>("a list of names", Set.of(), Type::names, Type::json);

  static final Type<Optional<Long>> SEED =
      new Type<>(
          "a whole number or null",
          Set.of(),
          Type::seed,
          seed -> seed.map(String::valueOf).orElse("null"));

  static final Type<BigDecimal> SHARE =
      new Type<>("a number from 0 to 1", Set.of(), Type::share, BigDecimal::toString);

  /** An amount that is not below 0. */
  static final Type<BigDecimal> MONEY =
      new Type<>(
          "an amount of at least 0",
          Set.of(),
          setting ->
              setting instanceof Number number && number.value().signum() >= 0
                  ? Optional.of(number.value())
                  : Optional.empty(),
          BigDecimal::toString);

  /** A text that is not blank. */
  static Type<String> text(String expected) {
    return new Type<>(expected, Set.of(), Type::name, SettingText::quoted);
  }

  static Type<Integer> whole(int least, int most) {
    String expected = "a whole number from " + least + " to " + most;
    return new Type<>(
        expected,
        Set.of(),
        setting -> whole(setting).filter(n -> n >= least && n <= most).map(Math::toIntExact),
        String::valueOf);
  }

  /** One of some words. */
  static <T> Type<T> oneOf(Map<String, T> choices, Function<T, String> key) {
    return new Type<>(
        "one of " + String.join(", ", choices.keySet()),
        choices.keySet(),
        setting ->
            setting instanceof Text text
                ? Optional.ofNullable(choices.get(text.text()))
                : Optional.empty(),
        value -> SettingText.quoted(key.apply(value)));
  }

  /** Why a setting is none of these. */
  String mismatch(Setting found) {
    String question = found instanceof Text text ? Nearest.question(text.text(), words) : "";
    return "expected " + expected + " but found " + words(found) + question;
  }

  /** Of a list, which is refused only for what it holds, the first such thing. */
  private String words(Setting found) {
    return expected.equals(NAMES.expected) && found instanceof Sequence list
        ? list.items().stream()
            .filter(item -> name(item).isEmpty())
            .map(item -> "a list that holds " + item.words())
            .findFirst()
            .orElse(found.words())
        : found.words();
  }

  private static Optional<Boolean> flag(Setting setting) {
    return setting instanceof Flag flag ? Optional.of(flag.value()) : Optional.empty();
  }

  private static Optional<String> name(Setting setting) {
    return setting instanceof Text text && !text.text().isBlank()
        ? Optional.of(text.text())
        : Optional.empty();
  }

  private static Optional<List<String>> names(Setting setting) {
    if (!(setting instanceof Sequence sequence)) {
      return Optional.empty();
    }
    List<String> names = new ArrayList<>();
    sequence.items().forEach(item -> name(item).ifPresent(names::add));
    return names.size() == sequence.items().size()
        ? Optional.of(List.copyOf(names))
        : Optional.empty();
  }

  private static String json(List<String> names) {
    return SettingText.list(names.stream().map(SettingText::quoted).toList());
  }

  // Not readable, no seed, or a seed.
  @SuppressWarnings("OptionalMapToOptional")
  private static Optional<Optional<Long>> seed(Setting setting) {
    return setting instanceof Null
        ? Optional.of(Optional.empty())
        : whole(setting).map(Optional::of);
  }

  private static Optional<Long> whole(Setting setting) {
    if (!(setting instanceof Number number)) {
      return Optional.empty();
    }
    try {
      return Optional.of(number.value().longValueExact());
    } catch (ArithmeticException e) {
      return Optional.empty();
    }
  }

  private static Optional<BigDecimal> share(Setting setting) {
    return setting instanceof Number number
            && number.value().signum() >= 0
            && number.value().compareTo(BigDecimal.ONE) <= 0
        ? Optional.of(number.value())
        : Optional.empty();
  }
}
