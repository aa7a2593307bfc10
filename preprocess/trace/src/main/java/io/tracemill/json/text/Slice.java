package io.tracemill.json.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A piece of valid JSON text, as it stands in its source: {@code bytes[start, end)}, never copied.
 *
 * <p>Holds only as long as the {@link Line} it was cut from.
 */
public record Slice(byte[] bytes, int start, int end) {

  /** A slice of its own bytes, for text that no line holds. */
  public static Slice of(String json) {
    byte[] text = json.getBytes(StandardCharsets.UTF_8);
    byte[] padded = Arrays.copyOf(text, text.length + Line.PADDING);
    return new Slice(padded, 0, text.length);
  }

  /** How many bytes it has. */
  public int length() {
    return end - start;
  }

  /** Whether it is a JSON string. */
  public boolean isString() {
    return bytes[start] == '"';
  }

  /** What stands between a JSON string's quotes, escapes and all. */
  public Slice unquoted() {
    return new Slice(bytes, start + 1, end - 1);
  }

  /** What a JSON string says, decoded. */
  public String text() {
    return Escapes.text(bytes, start + 1, end - 1);
  }

  /** How many characters (code points) a JSON string says, without decoding it. */
  public int characters() {
    return Escapes.characters(bytes, start + 1, end - 1);
  }

  @Override
  public String toString() {
    return new String(bytes, start, end - start, StandardCharsets.UTF_8);
  }
}
