package io.tracemill.serve.http;

import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * What a request is answered.
 *
 * @param length of the body in bytes, empty if only its end will show
 */
public record HttpReply(int status, List<Header> headers, OptionalLong length, Content content) {

  /** A line of its head. */
  public record Header(String name, String value) {}

  /** What writes a body. */
  @FunctionalInterface
  public interface Content {

    /**
     * Writes it; what is flushed goes out at once. If this fails, the client sees that its answer
     * broke off.
     */
    void writeTo(OutputStream out) throws IOException;

    /** Says that it will not be asked to write: there is no place for a body, or no client. */
    default void skip() throws IOException {}
  }

  /** Copies the headers. */
  public HttpReply {
    headers = List.copyOf(headers);
  }

  /** One without a body. */
  public static HttpReply empty(int status) {
    return new HttpReply(status, List.of(), OptionalLong.of(0), out -> {});
  }

  /** One whose body is {@code bytes}. */
  public static HttpReply of(int status, String type, byte[] bytes) {
    return new HttpReply(
        status,
        List.of(new Header("Content-Type", type)),
        OptionalLong.of(bytes.length),
        out -> out.write(bytes));
  }

  /** One whose body is {@code json}. */
  public static HttpReply json(int status, JsonText json) {
    return of(status, "application/json", json.toBytes());
  }

  /** An error: {@code {"detail": message}}. */
  public static HttpReply error(int status, String message) {
    return json(
        status,
        new JsonText(Layout.COMPACT).beginObject().name("detail").value(message).endObject());
  }

  /** One whose body is written while it goes out, as long as it is. */
  public static HttpReply streamed(int status, List<Header> headers, Content content) {
    return new HttpReply(status, headers, OptionalLong.empty(), content);
  }

  /** The same with a header more. */
  public HttpReply with(String name, String value) {
    List<Header> more = new ArrayList<>(headers);
    more.add(new Header(name, value));
    return new HttpReply(status, more, length, content);
  }
}
