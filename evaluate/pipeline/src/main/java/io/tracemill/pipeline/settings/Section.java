package io.tracemill.pipeline.settings;

import io.tracemill.pipeline.settings.Problem.Severity;
import io.tracemill.pipeline.settings.Setting.Entry;
import io.tracemill.pipeline.settings.Setting.Mapping;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** One section of the config while it is read; what is asked for becomes known. */
final class Section {
  private final String name;
  private final Mapping mapping;
  private final Source source;
  private final Set<String> known = new LinkedHashSet<>();
  private final Map<String, Given> givenByKey = new HashMap<>();

  /**
   * What the sections of a config share.
   *
   * @param values grows with every key that is asked for
   */
  record Source(String file, Overrides overrides, Problems problems, List<SettingValue> values) {}

  /** A value that was given, and where. */
  record Given(String path, Setting value, Provenance.File provenance) {

    Problem problem(Severity severity, String message) {
      OptionalInt line = OptionalInt.of(provenance.line());
      return new Problem(severity, provenance.file(), line, path, message);
    }
  }

  Section(String name, Mapping mapping, Source source) {
    this.name = name;
    this.mapping = mapping;
    this.source = source;
  }

  /** A section of the same file. */
  Section below(String path, Mapping inner) {
    return new Section(path, inner, source);
  }

  String name() {
    return name;
  }

  Set<String> known() {
    return known;
  }

  List<Entry> entries() {
    return mapping.entries();
  }

  /** The value of a key that has a default. */
  <T> T read(Type<T> type, T fallback, String key, String... aliases) {
    return read(type, fallback, new Provenance.Default(), key, aliases);
  }

  /** The value of a key that follows another where it is not given. */
  <T> T follow(Type<T> type, T other, String otherKey, String key) {
    return read(type, other, new Provenance.Follows(otherKey), key);
  }

  private <T> T read(
      Type<T> type, T fallback, Provenance otherwise, String key, String... aliases) {
    Optional<T> value = this.<T>find(type, key, aliases);
    if (value.isEmpty()) {
      record(key, type.json().apply(fallback), otherwise);
    }
    return value.orElse(fallback);
  }

  /** The value of a key that may be absent; then it is recorded as {@code null}. */
  <T> Optional<T> readOptional(Type<T> type, String key) {
    Optional<T> value = find(type, key);
    if (value.isEmpty()) {
      record(key, "null", new Provenance.Default());
    }
    return value;
  }

  /** The value of a key that has no default; it is not recorded where it is absent. */
  <T> Optional<T> find(Type<T> type, String key, String... aliases) {
    return given(key, aliases).flatMap(given -> parse(type, key, given));
  }

  /** The value that was given for a key, recorded. */
  <T> Optional<T> parse(Type<T> type, String key, Given given) {
    Optional<T> value = parse(type, given);
    value.ifPresent(found -> record(key, type.json().apply(found), given.provenance()));
    return value;
  }

  private void record(String key, String json, Provenance provenance) {
    source.values().add(new SettingValue(path(key), json, provenance));
  }

  private <T> Optional<T> parse(Type<T> type, Given given) {
    Optional<T> value = type.parse().apply(given.value());
    if (value.isEmpty()) {
      error(given, type.mismatch(given.value()));
    }
    return value;
  }

  /** What was given under any spelling; the first one wins. */
  Optional<Given> given(String key, String... aliases) {
    List<String> spellings = new ArrayList<>(List.of(key));
    spellings.addAll(Arrays.asList(aliases));
    known.addAll(spellings);
    List<Entry> found = spellings.stream().flatMap(word -> mapping.find(word).stream()).toList();
    found.stream().skip(1).forEach(second -> compare(found.get(0), second));
    Optional<Given> given = found.stream().findFirst().map(this::given);
    given.ifPresent(value -> givenByKey.put(key, value));
    return given;
  }

  private Given given(Entry entry) {
    Provenance.File provenance = new Provenance.File(source.file(), entry.line());
    return new Given(path(entry.key()), entry.value(), provenance);
  }

  /** Two spellings of one key contradict each other, or one of them is needless. */
  private void compare(Entry first, Entry second) {
    boolean same = SettingText.of(first.value()).equals(SettingText.of(second.value()));
    String message = "is another name of " + first.key() + " (line " + first.line() + ")";
    if (same) {
      warning(given(second), message + "; remove one");
    } else {
      error(
          given(second),
          message
              + ", which says "
              + first.value().words()
              + " while this says "
              + second.value().words()
              + "; remove one");
    }
  }

  void error(Given given, String message) {
    source.problems().add(given.problem(Severity.ERROR, message));
  }

  private void warning(Given given, String message) {
    source.problems().add(given.problem(Severity.WARNING, message));
  }

  /** A warning about a key, at the place of its value where one was given. */
  void warning(String key, String message) {
    Problem problem =
        Optional.ofNullable(givenByKey.get(key))
            .map(given -> given.problem(Severity.WARNING, message))
            .orElseGet(() -> ownProblem(key, message));
    source.problems().add(problem);
  }

  private Problem ownProblem(String key, String message) {
    OptionalInt line = OptionalInt.of(mapping.line());
    return new Problem(Severity.WARNING, source.file(), line, path(key), message);
  }

  /** Says that a key has to be there. */
  void missing(String key, String expected) {
    source
        .problems()
        .error(source.file(), mapping.line(), path(key), "is missing; expected " + expected);
  }

  String path(String key) {
    return name.isEmpty() ? key : name + "." + key;
  }
}
