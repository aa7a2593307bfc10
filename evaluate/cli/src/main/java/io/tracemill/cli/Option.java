package io.tracemill.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An option of a command, or an argument that is none: declared once, and known by that to {@link
 * QuickLine}, to picocli and to the help.
 *
 * @param names as they are given, the one first by which messages call it; none of an argument
 * @param setting what it is called in a request
 * @param label what stands for its value in the help
 * @param words that it takes; none for any
 * @param description its lines in the help
 */
record Option(
    List<String> names,
    String setting,
    String label,
    Kind kind,
    Iterable<String> words,
    Presence presence,
    List<String> description) {

  /** What a value may be. */
  enum Kind {
    /** There is none. */
    FLAG,
    /** Anything; the use case says what is wrong with it. */
    TEXT,
    /** The same, several of them with commas between, or given several times. */
    TEXTS,
    /** A whole number. */
    WHOLE,
    /** One of the words. */
    WORD,
    /** One of the words, in small letters or large ones. */
    ANY_CASE,
    /** Some of the words with commas between. */
    WORDS
  }

  /** Whether it has to be there. */
  enum Presence {
    OPTIONAL,
    REQUIRED,
    /** An argument that is there once or several times. */
    REPEATED,
    /** Optional, and the help says nothing of it. */
    HIDDEN
  }

  private static Option of(
      String names, String label, Kind kind, Iterable<String> words, String... description) {
    int comma = names.indexOf(", ");
    List<String> all =
        comma < 0 ? List.of(names) : List.of(names.substring(0, comma), names.substring(comma + 2));
    String name = all.get(0).startsWith("--") ? all.get(0) : all.get(1);
    return new Option(
        all, name.substring(2), label, kind, words, Presence.OPTIONAL, List.of(description));
  }

  /** Such as {@code --strict}; two names have a comma and a space between. */
  static Option flag(String names, String... description) {
    return of(names, "", Kind.FLAG, List.of(), description);
  }

  static Option text(String names, String label, String... description) {
    return of(names, label, Kind.TEXT, List.of(), description);
  }

  /** One whose words are shown, but looked at by the use case. */
  static Option text(String names, String label, Iterable<String> words, String... description) {
    return of(names, label, Kind.TEXT, words, description);
  }

  /** Several values with commas between; the option may stand there several times, too. */
  static Option texts(String names, String label, String... description) {
    return of(names, label, Kind.TEXTS, List.of(), description);
  }

  static Option whole(String names, String label, String... description) {
    return of(names, label, Kind.WHOLE, List.of(), description);
  }

  static Option word(String names, String label, Iterable<String> words, String... description) {
    return of(names, label, Kind.WORD, words, description);
  }

  static Option anyCase(String names, String label, Iterable<String> words, String... description) {
    return of(names, label, Kind.ANY_CASE, words, description);
  }

  static Option words(String names, String label, Iterable<String> words, String... description) {
    return of(names, label, Kind.WORDS, words, description);
  }

  /** An argument, which has no name. */
  static Option argument(
      String setting, String label, Kind kind, Presence presence, String... description) {
    return new Option(List.of(), setting, label, kind, List.of(), presence, List.of(description));
  }

  /** The same with another presence. */
  Option as(Presence other) {
    return new Option(names, setting, label, kind, words, other, description);
  }

  /** Several lists in one. */
  @SafeVarargs
  static List<Option> all(List<Option>... lists) {
    List<Option> all = new ArrayList<>();
    for (List<Option> list : lists) {
      all.addAll(list);
    }
    return List.copyOf(all);
  }

  boolean isArgument() {
    return names.isEmpty();
  }

  boolean isNeeded() {
    return presence == Presence.REQUIRED || presence == Presence.REPEATED;
  }

  /** The words that a value says, which are its own but for large letters; none if it is wrong. */
  List<String> said(String value) {
    if (kind == Kind.TEXT || kind == Kind.WHOLE) {
      return List.of(value);
    } else if (kind == Kind.TEXTS) {
      return List.of(value.split(",", -1));
    }
    String words = kind == Kind.ANY_CASE ? value.toLowerCase(Locale.ROOT) : value;
    List<String> said = kind == Kind.WORDS ? List.of(words.split(",", -1)) : List.of(words);
    for (String word : said) {
      if (!known(word)) {
        return List.of();
      }
    }
    return said;
  }

  /** The same of a value that is written as usual; nothing is said of others. */
  Optional<List<String>> plainly(String value) {
    List<String> said = said(value);
    boolean usual =
        kind == Kind.WHOLE ? isPlainCount(value) : kind != Kind.ANY_CASE || said.contains(value);
    return said.isEmpty() || !usual ? Optional.empty() : Optional.of(said);
  }

  private boolean known(String word) {
    for (String one : words) {
      if (one.equals(word)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isPlainCount(String value) {
    boolean plain = value.length() < 10 && !value.isEmpty() && value.charAt(0) != '0';
    for (int at = 0; at < value.length(); at++) {
      plain &= value.charAt(at) >= '0' && value.charAt(at) <= '9';
    }
    return plain;
  }
}
