package io.tracemill.teach;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with places such as {@code {{prediction}}}, each of which a value fills. What a value says
 * in braces is no place.
 *
 * @param name of its file, without the ending
 */
public record PromptText(String name, String text) {
  private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z_]+)}}");

  /**
   * A text that has no other places than {@code places}.
   *
   * @throws IllegalArgumentException if it has, or is blank
   */
  static PromptText of(String name, String text, List<String> places) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("expected a text but found none");
    }
    List<String> unknown =
        PLACE.matcher(text).results().map(MatchResult::group).filter(isNot(places)).toList();
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "expected no places but " + inBraces(places) + " but found " + unknown.get(0));
    }
    return new PromptText(name, text);
  }

  private static Predicate<String> isNot(List<String> places) {
    return place -> !places.contains(place.substring(2, place.length() - 2));
  }

  private static String inBraces(List<String> places) {
    return places.stream().map(place -> "{{" + place + "}}").toList().toString();
  }

  /** The text with each place filled, in one go. */
  public String fill(Map<String, String> values) {
    return PLACE
        .matcher(text)
        .replaceAll(place -> Matcher.quoteReplacement(values.getOrDefault(place.group(1), "")))
        .strip();
  }

  /** The SHA-256 of the text, in hexadecimal digits. */
  public String sha256() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
