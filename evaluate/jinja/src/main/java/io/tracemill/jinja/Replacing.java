package io.tracemill.jinja;

/**
 * A replacement in strings.
 *
 * @param count how many times at most; a negative number is no limit
 */
record Replacing(String old, String replacement, int count) {
  static String replace(Rendering rendering, String text, Replacing replacing) {
    String old = replacing.old();
    Searching.work(rendering, text, old);
    if (old.isEmpty()) {
      return between(rendering, text, replacing);
    }
    StringBuilder result = new StringBuilder();
    int from = 0;
    int left = replacing.count() < 0 ? Integer.MAX_VALUE : replacing.count();
    int at = text.indexOf(old);
    while (at >= 0 && left-- > 0) {
      result.append(text, from, at).append(replacing.replacement());
      rendering.grown(result.length(), replacing.replacement().length());
      from = at + old.length();
      at = text.indexOf(old, from);
    }
    result.append(text, from, text.length());
    rendering.made(result.length());
    return result.toString();
  }

  /** Nothing stands in front of, between and behind all characters. */
  private static String between(Rendering rendering, String text, Replacing replacing) {
    rendering.made((text.length() + 1L) * (replacing.replacement().length() + 1L));
    StringBuilder result = new StringBuilder();
    int left = replacing.count() < 0 ? Integer.MAX_VALUE : replacing.count();
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      result.append(left-- > 0 ? replacing.replacement() : "");
      result.appendCodePoint(text.codePointAt(i));
    }
    return result.append(left > 0 ? replacing.replacement() : "").toString();
  }
}
