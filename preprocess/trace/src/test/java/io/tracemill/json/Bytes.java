package io.tracemill.json;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Bytes as test cases show them: one that is no character of its own is written {@code <ff>}. */
public final class Bytes {
  private static final Pattern BYTE = Pattern.compile("<([0-9a-f]{2})>");

  private Bytes() {}

  /** The bytes of what is shown; all else in UTF-8. */
  public static byte[] of(String shown) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Matcher matcher = BYTE.matcher(shown);
    int at = 0;
    for (; matcher.find(); at = matcher.end()) {
      bytes.writeBytes(shown.substring(at, matcher.start()).getBytes(StandardCharsets.UTF_8));
      bytes.write(Integer.parseInt(matcher.group(1), 16));
    }
    bytes.writeBytes(shown.substring(at).getBytes(StandardCharsets.UTF_8));
    return bytes.toByteArray();
  }

  /** All but printable ASCII as {@code <ff>}. */
  public static String shown(byte[] bytes) {
    StringBuilder shown = new StringBuilder();
    for (byte b : bytes) {
      shown.append(b >= ' ' ? "" + (char) b : String.format(Locale.ROOT, "<%02x>", b));
    }
    return shown.toString();
  }
}
