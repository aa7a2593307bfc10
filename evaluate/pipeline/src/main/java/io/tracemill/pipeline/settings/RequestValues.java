package io.tracemill.pipeline.settings;

import io.tracemill.json.Nearest;
import io.tracemill.prepare.form.TraceForm;
import io.tracemill.prepare.form.TraceForms;
import io.tracemill.trace.DataVersion;
import io.tracemill.trace.Task;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Understands the words that were said of settings. All that is wrong with them goes to the
 * problems, so that it can be told together with what is wrong with files; a wrong word counts as
 * not said.
 */
public final class RequestValues {
  private final RequestWords words;
  private final Problems problems;

  /** The values of {@code words}. */
  public RequestValues(RequestWords words, Problems problems) {
    this.words = words;
    this.problems = problems;
  }

  /** Where what is wrong is noted. */
  public Problems problems() {
    return problems;
  }

  /** Whether anything was said of a setting. */
  public boolean has(String setting) {
    return words.of(setting).isPresent();
  }

  /** What was said, whatever it is. */
  public Optional<String> text(String setting) {
    return words.of(setting);
  }

  /** All that was said of a setting with several values. */
  public List<String> texts(String setting) {
    return words.all(setting);
  }

  /**
   * The name of a file or directory, which need not be there.
   *
   * @throws java.nio.file.InvalidPathException if it can be no name
   */
  public Optional<Path> path(String setting) {
    Optional<String> name = words.of(setting);
    return name.isEmpty() ? Optional.empty() : Optional.of(Path.of(name.get()));
  }

  /** One of some words. */
  private Optional<String> choice(String setting, Choices choices) {
    Optional<String> given = words.of(setting);
    if (given.isEmpty() || choices.words().contains(given.get())) {
      return given;
    }
    wrong(setting, given.get(), choices.words());
    return Optional.empty();
  }

  private void wrong(String setting, String word, List<String> known) {
    String found = known + " but found " + word + Nearest.question(word, known);
    problems.setting(setting, "expected one of " + found);
  }

  /** The constant of an enum; its name is said in small letters. */
  public <E extends Enum<E>> Optional<E> constant(String setting, Class<E> constants) {
    Optional<String> given = words.of(setting);
    if (given.isEmpty()) {
      return Optional.empty();
    }
    List<String> known = Choices.words(constants);
    if (!known.contains(given.get())) {
      wrong(setting, given.get(), known);
      return Optional.empty();
    }
    return Optional.of(Enum.valueOf(constants, given.get().toUpperCase(Locale.ROOT)));
  }

  /** A task by its key. */
  public Optional<Task> task(String setting) {
    Optional<String> key = choice(setting, Choices.TASKS);
    return key.isEmpty()
        ? Optional.empty()
        : Stream.of(Task.values()).filter(task -> task.key().equals(key.get())).findFirst();
  }

  /** A form of whole conversations by its key. */
  public Optional<TraceForm> traceForm(String setting) {
    return choice(setting, Choices.TRACE_FORMS).flatMap(TraceForms::named);
  }

  /** A data version by its number. */
  public Optional<DataVersion> dataVersion(String setting) {
    Optional<String> number = choice(setting, Choices.DATA_VERSIONS);
    return number.isEmpty()
        ? Optional.empty()
        : Optional.of(DataVersion.values()[Integer.parseInt(number.get())]);
  }

  /** A whole number from 1 to {@code most}, which is told of as of wrong use. */
  public Optional<Integer> range(String setting, int most) {
    Optional<Integer> found = fromOne(setting, most);
    if (has(setting) && found.isEmpty()) {
      String range = most == Integer.MAX_VALUE ? "at least 1" : "1 to " + most;
      problems.use(setting, "expected " + range + " but found " + given(setting));
    }
    return found;
  }

  /** A whole number from 1 to {@code most}. */
  public Optional<Integer> count(String setting, int most) {
    Optional<Integer> found = fromOne(setting, most);
    if (has(setting) && found.isEmpty()) {
      boolean tooMany = given(setting).matches("[+]?0*[1-9][0-9]*");
      String range = tooMany ? " from 1 to " + most : " of at least 1";
      problems.setting(setting, "expected a whole number" + range + " but found " + given(setting));
    }
    return found;
  }

  /** A whole number that an int holds. */
  public Optional<Integer> integer(String setting) {
    Optional<Long> number = number(setting, Integer.MIN_VALUE, Integer.MAX_VALUE);
    noteNone(setting, number);
    return number.map(Long::intValue);
  }

  /** Any whole number. */
  public Optional<Long> whole(String setting) {
    Optional<Long> number = number(setting, Long.MIN_VALUE, Long.MAX_VALUE);
    noteNone(setting, number);
    return number;
  }

  private void noteNone(String setting, Optional<Long> number) {
    if (has(setting) && number.isEmpty()) {
      problems.setting(setting, "expected a whole number but found " + given(setting));
    }
  }

  private Optional<Integer> fromOne(String setting, int most) {
    Optional<Long> number = number(setting, 1, most);
    return number.isEmpty() ? Optional.empty() : Optional.of(number.get().intValue());
  }

  private Optional<Long> number(String setting, long least, long most) {
    if (!has(setting) || !given(setting).matches("[+-]?[0-9]{1,18}")) {
      return Optional.empty();
    }
    long number = Long.parseLong(given(setting));
    return number < least || number > most ? Optional.empty() : Optional.of(number);
  }

  private String given(String setting) {
    return words.of(setting).orElseThrow();
  }

  /** A number from 0, or above it, to {@code greatest}. */
  public Optional<Double> number(String setting, boolean above, BigDecimal greatest) {
    Optional<String> given = words.of(setting);
    Optional<BigDecimal> number =
        given
            .filter(text -> text.matches("[0-9]{1,9}(\\.[0-9]{1,9})?|\\.[0-9]{1,9}"))
            .map(BigDecimal::new)
            .filter(n -> n.signum() >= (above ? 1 : 0) && n.compareTo(greatest) <= 0);
    if (given.isPresent() && number.isEmpty()) {
      String least = above ? "a number above 0 and at most " : "a number from 0 to ";
      problems.setting(setting, "expected " + least + greatest + " but found " + given.get());
    }
    return number.map(BigDecimal::doubleValue);
  }
}
