package io.tracemill.json;

import io.tracemill.json.text.Slice;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes one JSON value for people and programs to read: small results, not rows.
 *
 * <p>The text is ASCII. Calls that would not make JSON throw {@link IllegalStateException}.
 */
public final class JsonText {
  private static final int DECIMALS = 10;
  private static final int LONGEST_PLAIN_EXPONENT = 20;

  private final Layout layout;
  private final StringBuilder text = new StringBuilder();
  private final JsonWriter scratch = new JsonWriter();
  private final Deque<Character> open = new ArrayDeque<>();
  private boolean empty = true;
  private boolean named;

  /** An empty text. */
  public JsonText(Layout layout) {
    this.layout = layout;
  }

  /** Begins an object. */
  public JsonText beginObject() {
    return begin('{', '}');
  }

  /** Ends the object. */
  public JsonText endObject() {
    return end('}');
  }

  /** Begins an array. */
  public JsonText beginArray() {
    return begin('[', ']');
  }

  /** Ends the array. */
  public JsonText endArray() {
    return end(']');
  }

  /** Begins a field of the object; its value comes next. */
  public JsonText name(String name) {
    require(!open.isEmpty() && open.peek() == '}' && !named, "a name is only for a field");
    separate();
    quoted(name);
    text.append(layout == Layout.INDENTED ? ": " : ":");
    named = true;
    return this;
  }

  /** Adds a string. */
  public JsonText value(String value) {
    place();
    quoted(value);
    return this;
  }

  /** Adds an integer. */
  public JsonText value(long value) {
    place();
    text.append(value);
    return this;
  }

  /** Adds {@code true} or {@code false}. */
  public JsonText value(boolean value) {
    place();
    text.append(value);
    return this;
  }

  /** Adds an exact number. */
  public JsonText value(BigDecimal value) {
    place();
    boolean plain = Math.abs((long) value.scale()) <= LONGEST_PLAIN_EXPONENT;
    text.append(plain ? value.toPlainString() : value.toString());
    return this;
  }

  /**
   * Adds a number rounded to 10 decimals, half to even, without trailing zeros: {@code 0.5}, {@code
   * 1.0}.
   *
   * @throws IllegalArgumentException if it is not finite
   */
  public JsonText value(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("JSON has no number that is not finite");
    }
    BigDecimal rounded =
        new BigDecimal(value).setScale(DECIMALS, RoundingMode.HALF_EVEN).stripTrailingZeros();
    place();
    text.append(rounded.setScale(Math.max(1, rounded.scale())).toPlainString());
    return this;
  }

  /** Adds {@code null}. */
  public JsonText nullValue() {
    place();
    text.append("null");
    return this;
  }

  /** Adds a value as it was read. */
  public JsonText value(Node value) {
    return raw(value.raw());
  }

  /** Adds valid JSON text as it is, but on one line, and what is not ASCII as escapes. */
  public JsonText raw(Slice json) {
    place();
    scratch.clear();
    return append(scratch.copy(json));
  }

  private void quoted(String value) {
    if (isPlain(value)) {
      text.append('"').append(value).append('"');
    } else {
      scratch.clear();
      append(scratch.string(value));
    }
  }

  /** Whether it has nothing to escape, as names and most words have not. */
  private static boolean isPlain(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < ' ' || c > '~' || c == '"' || c == '\\') {
        return false;
      }
    }
    return true;
  }

  private JsonText append(JsonWriter json) {
    text.append(json.slice().toString());
    return this;
  }

  private JsonText begin(char opening, char closing) {
    place();
    text.append(opening);
    open.push(closing);
    empty = true;
    return this;
  }

  private JsonText end(char closing) {
    require(!open.isEmpty() && open.peek() == closing && !named, "nothing to end with " + closing);
    open.pop();
    if (!empty) {
      newLine();
    }
    text.append(closing);
    empty = false;
    return this;
  }

  /** Makes room for a value where one may stand. */
  private void place() {
    boolean inObject = !open.isEmpty() && open.peek() == '}';
    require(!inObject || named, "a field needs a name");
    require(!open.isEmpty() || text.isEmpty(), "there is a value already");
    if (!inObject && !open.isEmpty()) {
      separate();
    }
    named = false;
    empty = false;
  }

  private void separate() {
    if (!empty) {
      text.append(',');
    }
    empty = false;
    newLine();
  }

  private void newLine() {
    if (layout == Layout.INDENTED) {
      text.append('\n').append("  ".repeat(open.size()));
    }
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new IllegalStateException(otherwise);
    }
  }

  /** The text, which has to be complete. */
  @Override
  public String toString() {
    require(open.isEmpty() && !text.isEmpty(), "not complete");
    return text.toString();
  }

  /** The text's bytes. */
  public byte[] toBytes() {
    return toString().getBytes(StandardCharsets.US_ASCII);
  }
}
