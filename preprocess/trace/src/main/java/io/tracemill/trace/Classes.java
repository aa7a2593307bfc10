package io.tracemill.trace;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The classes of a classification, found as people, models and spreadsheets write them. */
public final class Classes {
  private final Set<String> names;
  private final Map<String, String> plain;
  private final Map<String, String> folded;

  /** Finds one of {@code names}. */
  public Classes(Collection<String> names) {
    this.names = Set.copyOf(names);
    plain = by(Label::plain);
    folded = by(Label::folded);
  }

  /** Those that no other one is like. */
  private Map<String, String> by(UnaryOperator<String> form) {
    Map<String, String> by = new HashMap<>();
    Set<String> several = new HashSet<>();
    for (String name : names) {
      String key = form.apply(name);
      if (by.put(key, name) != null) {
        several.add(key);
      }
    }
    by.keySet().removeAll(several);
    return by;
  }

  /**
   * The class that is {@code written}; else the only one that is but for white space and Unicode
   * form; else the only one that is but for case, too.
   */
  public Optional<String> find(String written) {
    if (names.contains(written)) {
      return Optional.of(written);
    }
    String same = plain.get(Label.plain(written));
    return Optional.ofNullable(same == null ? folded.get(Label.folded(written)) : same);
  }
}
