package io.tracemill.report.export;

import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes a JSON value that is too long to be held: its fields and items one by one, each on a line
 * of its own. The stream is neither flushed nor closed.
 */
final class LongJson {
  private final OutputStream out;
  private boolean empty = true;

  LongJson(OutputStream out) {
    this.out = out;
  }

  /** Begins an object, or with {@code [} an array, after its name if it has one. */
  LongJson begin(char bracket) throws IOException {
    out.write(bracket);
    empty = true;
    return this;
  }

  /** Begins a field. */
  LongJson name(String name) throws IOException {
    line();
    out.write(compact().value(name).toBytes());
    out.write(':');
    return this;
  }

  /** Ends the field with its value, which is complete. */
  LongJson value(JsonText value) throws IOException {
    out.write(value.toBytes());
    return this;
  }

  /** Adds an item, which is complete. */
  LongJson item(JsonText item) throws IOException {
    line();
    return value(item);
  }

  /** Ends what was begun with the other bracket. */
  LongJson end(char bracket) throws IOException {
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
  static JsonText compact() {
    return new JsonText(Layout.COMPACT);
  }
}
