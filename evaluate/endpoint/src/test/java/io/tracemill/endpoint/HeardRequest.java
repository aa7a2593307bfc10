package io.tracemill.endpoint;

import io.tracemill.json.Name;
import io.tracemill.json.Node;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request as a {@link FaultyServer} heard it.
 *
 * @param line such as {@code POST /v1/chat/completions HTTP/1.1}
 * @param headers by their names in lower case
 */
public record HeardRequest(String line, Map<String, String> headers, String body) {

  /**
   * The next of a connection; nothing if it ends.
   *
   * @throws IOException also if it ends in the middle of a request
   */
  static Optional<HeardRequest> read(InputStream in) throws IOException {
    Optional<String> line = line(in);
    if (line.isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> headers = new TreeMap<>();
    for (String header = header(in); !header.isEmpty(); header = header(in)) {
      int colon = header.indexOf(':');
      headers.put(
          header.substring(0, colon).toLowerCase(Locale.ROOT), header.substring(colon + 1).strip());
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    byte[] body = in.readNBytes(length);
    if (body.length < length) {
      throw new EOFException();
    }
    return Optional.of(
        new HeardRequest(line.get(), headers, new String(body, StandardCharsets.UTF_8)));
  }

  private static String header(InputStream in) throws IOException {
    return line(in).orElseThrow(EOFException::new);
  }

  private static Optional<String> line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        return Optional.empty();
      } else if (c != '\r') {
        line.write(c);
      }
    }
    return Optional.of(line.toString(StandardCharsets.UTF_8));
  }

  /** The path, with its query. */
  public String path() {
    return line.split(" ")[1];
  }

  /** The body's JSON. */
  public Node json() {
    return Node.of(body);
  }

  /** A field of the body, as it stands there; nothing if it is absent or null. */
  public Optional<String> field(String name) {
    return json().find(Name.of(name)).map(value -> value.raw().toString());
  }

  /** The messages, as they stand there. */
  public String messages() {
    return field("messages").orElse("[]");
  }

  /** Whether all of its body came; that of a process that is killed may not. */
  public boolean isWhole() {
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    return body.getBytes(StandardCharsets.UTF_8).length == length;
  }
}
