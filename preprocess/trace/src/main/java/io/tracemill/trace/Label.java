package io.tracemill.trace;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How labels are compared: white space around them and the amount of it inside, composed or
 * decomposed letters (Unicode NFC, UAX #15), and in the end case say nothing about which one is
 * meant.
 */
public final class Label {
  private Label() {}

  /** {@code text} composed, with single spaces between its words and none around. */
  public static String plain(String text) {
    return composed(spaced(text));
  }

  /** The same with case folded; equal texts name the same thing. */
  public static String folded(String text) {
    return composed(lower(spaced(text)));
  }

  /** Whether nobody would see anything of {@code text}. */
  public static boolean isBlank(String text) {
    return text.chars().allMatch(c -> isBlank((char) c));
  }

  /**
   * In what alone two texts differ that name the same: {@code white space}, {@code case}, {@code
   * Unicode form}, or several of them; nothing where they are equal, or name something different.
   */
  public static Optional<String> difference(String one, String other) {
    if (one.equals(other) || !folded(one).equals(folded(other))) {
      return Optional.empty();
    }
    List<String> all = new ArrayList<>();
    if (!composed(lower(one)).equals(composed(lower(other)))) {
      all.add("white space");
    }
    if (!plain(one).equals(plain(other))) {
      all.add("case");
    }
    if (all.isEmpty() || !lower(spaced(one)).equals(lower(spaced(other)))) {
      all.add("Unicode form");
    }
    return Optional.of(String.join(" and ", all));
  }

  private static String composed(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC);
  }

  /** Twice, since some letters have several small ones. */
  private static String lower(String text) {
    return text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }

  private static String spaced(String text) {
    StringBuilder spaced = new StringBuilder(text.length());
    boolean space = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isBlank(c)) {
        space = !spaced.isEmpty();
      } else {
        if (space) {
          spaced.append(' ');
        }
        spaced.append(c);
        space = false;
      }
    }
    return spaced.toString();
  }

  /** White space, also that which does not break, and what has no width. */
  private static boolean isBlank(char c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || c == '\u200b'
        || c == '\u2060'
        || c == '\ufeff';
  }
}
