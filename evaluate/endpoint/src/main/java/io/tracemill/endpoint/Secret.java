package io.tracemill.endpoint;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** A key that opens a server. Its value is never shown, whatever it is put into. */
public final class Secret {
  private static final String SHOWN = "[key]";

  /** Shorter ones, such as "none", stand for no key and would hide words of messages. */
  private static final int SHORTEST_HIDDEN = 4;

  /** Keys are longer than this; a shorter one may be a word that an answer says. */
  private static final int SHORTEST_REAL = 16;

  private final String value;

  /** The ways a text may say it, the longest first. */
  private final Set<String> spellings = new TreeSet<>(Secret::longestFirst);

  private Secret(String value) {
    this.value = value;
    String encoded = URLEncoder.encode(value, StandardCharsets.UTF_8);
    spellings.add(value);
    spellings.add(encoded);
    spellings.add(encoded.toLowerCase(Locale.ROOT));
    spellings.add(value.replace("\\", "\\\\").replace("\"", "\\\""));
    spellings.add(value.replace("/", "\\/"));
    spellings.add(value.replace("&", "&amp;"));
  }

  /**
   * A key. White space around it does not count.
   *
   * @throws IllegalArgumentException if it is empty or no header can carry it; its value is not
   *     told
   */
  public static Secret of(String value) {
    String key = value.strip();
    if (key.isEmpty()) {
      throw new IllegalArgumentException("the key is empty");
    }
    if (key.chars().anyMatch(c -> c <= ' ' || c > '~')) {
      throw new IllegalArgumentException(
          "the key holds white space, a control character or a letter that is not ASCII: was more"
              + " than the key put into the variable?");
    }
    return new Secret(key);
  }

  /** The header that shows it to the server. */
  String authorization() {
    return "Bearer " + value;
  }

  /** A text for people without the key in it. */
  String hiddenIn(String text) {
    return value.length() < SHORTEST_HIDDEN ? text : replaced(text);
  }

  /** What a model said, without the key in it: no server has a reason to say it. */
  String hiddenInAnswer(String text) {
    return value.length() < SHORTEST_REAL ? text : replaced(text);
  }

  private String replaced(String text) {
    String hidden = text;
    for (String spelling : spellings) {
      hidden = hidden.replace(spelling, SHOWN);
    }
    return hidden;
  }

  private static int longestFirst(String a, String b) {
    return a.length() == b.length() ? a.compareTo(b) : b.length() - a.length();
  }

  @Override
  public String toString() {
    return SHOWN;
  }
}
