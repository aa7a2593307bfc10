package io.tracemill.json;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes, as {@link JsonText} does, a JSON value that is too long to be held: its fields and items
 * one by one, each on a line of its own. The stream is neither flushed nor closed.
 */
public final class LongJson {
  private final OutputStream out;
  private boolean empty = true;

  /** A value that is not begun yet. */
  public LongJson(OutputStream out) {
    this.out = out;
  }

  /** Begins an object, or with {@code [} an array, after its name if it has one. */
  public LongJson begin(char bracket) throws IOException {
    out.write(bracket);
    empty = true;
    return this;
  }

  /** Begins a field. */
  public LongJson name(String name) throws IOException {
    line();
    out.write(compact().value(name).toBytes());
    out.write(':');
    return this;
  }

  /** Ends the field with its value, which is complete. */
  public LongJson value(JsonText value) throws IOException {
    return value(value.toBytes());
  }

  /** The same with JSON in ASCII. */
  public LongJson value(byte[] json) throws IOException {
    out.write(json);
    return this;
  }

  /** Adds an item, which is complete. */
  public LongJson item(JsonText item) throws IOException {
    return item(item.toBytes());
  }

  /** The same with JSON in ASCII. */
  public LongJson item(byte[] json) throws IOException {
    line();
    return value(json);
  }

  /** Ends what was begun with the other bracket. */
  public LongJson end(char bracket) throws IOException {
    out.write('\n');
    out.write(bracket);
    empty = false;
    return this;
  }

  private void line() throws IOException {
    if (!empty) {
      out.write(',');
    }
    out.write('\n');
    empty = false;
  }

  /** A value to be filled. */
  public static JsonText compact() {
    return new JsonText(Layout.COMPACT);
  }
}
