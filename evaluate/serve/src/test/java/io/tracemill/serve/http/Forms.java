package io.tracemill.serve.http;

import java.nio.charset.StandardCharsets;

/** Bodies of forms, as clients write them. */
public final class Forms {
  /** What separates the parts. */
  public static final String BOUNDARY = "b0undary";

  private final StringBuilder body = new StringBuilder();

  /** A part as {@code requests} sends it: without a type. */
  public Forms part(String name, String fileName, String content) {
    return raw(
        "Content-Disposition: form-data; name=\"" + name + "\"; filename=\"" + fileName + "\"",
        content);
  }

  /** A part as curl sends it. */
  public Forms curlPart(String name, String fileName, String content) {
    return raw(
        "Content-Disposition: form-data; name=\""
            + name
            + "\"; filename=\""
            + fileName
            + "\"\r\nContent-Type: application/octet-stream",
        content);
  }

  /** A part without the name of a file. */
  public Forms field(String name, String content) {
    return raw("Content-Disposition: form-data; name=\"" + name + "\"", content);
  }

  /** A part with any head. */
  public Forms raw(String head, String content) {
    body.append("--").append(BOUNDARY).append("\r\n");
    body.append(head).append("\r\n\r\n").append(content).append("\r\n");
    return this;
  }

  /** All of it. */
  public String end() {
    return body + "--" + BOUNDARY + "--\r\n";
  }

  /** What has been written so far. */
  public String unfinished() {
    return body.toString();
  }

  /** The headers of a request with {@code body}. */
  public static String headers(String body) {
    return "Content-Type: multipart/form-data; boundary="
        + BOUNDARY
        + "\r\nContent-Length: "
        + body.getBytes(StandardCharsets.ISO_8859_1).length
        + "\r\n";
  }
}
