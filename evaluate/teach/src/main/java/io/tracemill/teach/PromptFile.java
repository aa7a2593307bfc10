package io.tracemill.teach;

import io.tracemill.ask.Prompt;
import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with places such as {@code {{prediction}}}, each of which a value fills. What a value says
 * in braces is no place.
 *
 * @param name of its file, without the ending
 */
public record PromptFile(String name, String text) {
  private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z_]+)}}");

  /**
   * A text that has no other places than {@code places}, and all that are {@code needed}.
   *
   * @throws IllegalArgumentException if it has not, or is blank
   */
  static PromptFile of(String name, String text, List<String> places, List<String> needed) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("expected a text but found none");
    }
    List<String> found =
        PLACE.matcher(text).results().map(place -> place.group(1)).distinct().toList();
    Optional<String> unknown = found.stream().filter(place -> !places.contains(place)).findFirst();
    if (unknown.isPresent()) {
      throw new IllegalArgumentException(
          "expected no places but " + inBraces(places) + " but found " + inBraces(unknown.get()));
    }
    Optional<String> missing = needed.stream().filter(place -> !found.contains(place)).findFirst();
    if (missing.isPresent()) {
      throw new IllegalArgumentException(
          "expected " + inBraces(missing.get()) + " where the data is to stand but found none");
    }
    return new PromptFile(name, text);
  }

  private static String inBraces(List<String> places) {
    return places.stream().map(PromptFile::inBraces).toList().toString();
  }

  private static String inBraces(String place) {
    return "{{" + place + "}}";
  }

  /** The text with each place filled, in one go. */
  public String fill(Map<String, String> values) {
    return PLACE
        .matcher(text)
        .replaceAll(place -> Matcher.quoteReplacement(values.getOrDefault(place.group(1), "")))
        .strip();
  }

  /** The filled text as the one message of a user, whose answer is words. */
  public Prompt.Conversation prompt(Map<String, String> values) {
    JsonText messages = new JsonText(Layout.COMPACT).beginArray().beginObject();
    messages.name("role").value("user").name("content").value(fill(values));
    return new Prompt.Conversation(messages.endObject().endArray().toString(), "[]");
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
