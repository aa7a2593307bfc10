package io.tracemill.report;

import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** An object that is written field by field to a stream, as it is too large for one text. */
final class JsonObject implements Closeable {
  private final OutputStream out;
  private boolean empty = true;

  /** Begins it. */
  JsonObject(OutputStream out) throws IOException {
    this.out = out;
    out.write('{');
  }

  /** Begins a field; its value comes next. */
  OutputStream name(String plain) throws IOException {
    out.write(((empty ? "\"" : ",\"") + plain + "\":").getBytes(StandardCharsets.US_ASCII));
    empty = false;
    return out;
  }

  JsonObject text(String name, String value) throws IOException {
    return json(name, new JsonText(Layout.COMPACT).value(value).toBytes());
  }

  JsonObject number(String name, long value) throws IOException {
    return json(name, new JsonText(Layout.COMPACT).value(value).toBytes());
  }

  /** A field whose value is JSON. */
  JsonObject json(String name, byte[] value) throws IOException {
    name(name).write(value);
    return this;
  }

  /** Ends it; the stream stays open. */
  @Override
  public void close() throws IOException {
    out.write('}');
  }
}
