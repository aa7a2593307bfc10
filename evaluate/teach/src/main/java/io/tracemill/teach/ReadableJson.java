package io.tracemill.teach;

/**
 * JSON as a model reads it best: letters that were written as escapes, as rows are for the sake of
 * old tools, stand there themselves. It is the same JSON.
 */
public final class ReadableJson {
  private static final int ESCAPE = 6;
  private static final char FIRST_LETTER = 0xa1;

  private ReadableJson() {}

  /** {@code json} with its letters; a text that is no JSON stays as it is. */
  public static String of(String json) {
    boolean isJson = json.startsWith("{") || json.startsWith("[");
    if (!isJson || json.indexOf("\\u") < 0) {
      return json;
    }
    StringBuilder readable = new StringBuilder(json.length());
    int at = 0;
    while (at < json.length()) {
      char c = json.charAt(at);
      if (c == '\\' && isLetter(json, at)) {
        readable.append((char) code(json, at));
        at += ESCAPE;
      } else if (c == '\\' && isPair(json, at)) {
        readable.append((char) code(json, at)).append((char) code(json, at + ESCAPE));
        at += 2 * ESCAPE;
      } else if (c == '\\' && at + 1 < json.length()) {
        readable.append(c).append(json.charAt(at + 1));
        at += 2;
      } else {
        readable.append(c);
        at++;
      }
    }
    return readable.toString();
  }

  private static boolean isLetter(String json, int at) {
    int code = code(json, at);
    return code >= FIRST_LETTER
        && code != 0x2028
        && code != 0x2029
        && Character.isDefined(code)
        && !Character.isSurrogate((char) code);
  }

  private static boolean isPair(String json, int at) {
    int high = code(json, at);
    int low = code(json, at + ESCAPE);
    return high >= 0 && low >= 0 && Character.isSurrogatePair((char) high, (char) low);
  }

  /** The number of the escape at {@code at}, or -1. */
  private static int code(String json, int at) {
    if (at + ESCAPE > json.length() || !json.startsWith("\\u", at)) {
      return -1;
    }
    int code = 0;
    for (int digit = at + 2; digit < at + ESCAPE; digit++) {
      int value = Character.digit(json.charAt(digit), 16);
      if (value < 0) {
        return -1;
      }
      code = code << 4 | value;
    }
    return code;
  }
}
