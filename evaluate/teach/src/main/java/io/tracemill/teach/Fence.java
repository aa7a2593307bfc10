package io.tracemill.teach;

import io.tracemill.json.Fingerprint;
import io.tracemill.json.text.Slice;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * Lines around texts of traces in a prompt, which are data and no instructions: they have a
 * boundary that no such text can have, for it is drawn from the seed and all of the texts, and
 * drawn again if one has it after all.
 */
public final class Fence {
  private final String boundary;

  private Fence(String boundary) {
    this.boundary = boundary;
  }

  /** A fence for {@code texts}, which are all that it shall stand around. */
  public static Fence of(long seed, List<String> texts) {
    Fingerprint hash = new Fingerprint().add(seed);
    texts.forEach(text -> hash.add(text.length()).add(Slice.of(text)));
    String boundary = hex(hash);
    while (isIn(texts, boundary)) {
      boundary = hex(hash.add(1));
    }
    return new Fence(boundary);
  }

  private static String hex(Fingerprint hash) {
    return HexFormat.of().toHexDigits(hash.high());
  }

  private static boolean isIn(List<String> texts, String boundary) {
    return texts.stream().anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(boundary));
  }

  /** What stands in both lines of the fence: 16 hexadecimal digits. */
  public String boundary() {
    return boundary;
  }

  /**
   * {@code text} between two lines that name it.
   *
   * @param name of what it is, such as {@code PREDICTION}
   */
  public String around(String name, String text) {
    return "<<<" + boundary + " " + name + "\n" + text + "\n" + name + " " + boundary + ">>>";
  }
}
