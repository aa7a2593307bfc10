package io.tracemill.infer.tokenizer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds special tokens where a text spells them: at each place the longest, from left to right, as
 * tokenizers find them.
 */
public final class SpecialSpellings {
  private final Set<String> contents;
  private final List<Integer> lengths;
  private final Set<Character> first = new HashSet<>();
  private final Set<String> beginnings = new HashSet<>();
  private final Set<String> ends = new HashSet<>();

  private SpecialSpellings(Set<String> contents) {
    this.contents = contents;
    this.lengths =
        contents.stream().map(String::length).distinct().sorted(Comparator.reverseOrder()).toList();
    for (String content : contents) {
      first.add(content.charAt(0));
      for (int i = 1; i < content.length(); i++) {
        beginnings.add(content.substring(0, i));
        ends.add(content.substring(i));
      }
    }
  }

  static SpecialSpellings of(List<AddedToken> tokens) {
    Set<String> contents = new HashSet<>();
    for (AddedToken token : tokens) {
      if (!token.content().isEmpty()) {
        contents.add(token.content());
      }
    }
    return new SpecialSpellings(contents);
  }

  /** Where a special token stands in a text; its end is behind it. */
  public record Place(int start, int end) {}

  /** All places of {@code text}, in order. */
  public List<Place> places(String text) {
    List<Place> places = new ArrayList<>();
    for (int at = 0; at < text.length(); at++) {
      int length = first.contains(text.charAt(at)) ? length(text, at) : 0;
      if (length > 0) {
        places.add(new Place(at, at + length));
        at += length - 1;
      }
    }
    return places;
  }

  private int length(String text, int at) {
    for (int length : lengths) {
      if (at + length <= text.length() && contents.contains(text.substring(at, at + length))) {
        return length;
      }
    }
    return 0;
  }

  /** Whether {@code text} begins with a part of a special token that began before it. */
  public boolean beginsInside(String text) {
    return anyPart(text, true);
  }

  /** Whether {@code text} ends with a part of a special token that goes on behind it. */
  public boolean endsInside(String text) {
    return anyPart(text, false);
  }

  private boolean anyPart(String text, boolean beginning) {
    int longest = lengths.isEmpty() ? 0 : lengths.get(0) - 1;
    for (int length = 1; length <= Math.min(longest, text.length()); length++) {
      boolean found =
          beginning
              ? ends.contains(text.substring(0, length))
              : beginnings.contains(text.substring(text.length() - length));
      if (found) {
        return true;
      }
    }
    return false;
  }
}
