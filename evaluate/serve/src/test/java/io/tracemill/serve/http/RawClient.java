package io.tracemill.serve.http;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A connection that sends exactly the bytes it is given. */
public final class RawClient implements Closeable {
  private static final int PATIENCE_MS = 20_000;

  private final Socket socket = new Socket();

  /** One to a port of this machine. */
  public RawClient(InetSocketAddress address) throws IOException {
    socket.connect(address, PATIENCE_MS);
    socket.setSoTimeout(PATIENCE_MS);
    socket.setTcpNoDelay(true);
  }

  /** An answer: headers in small letters. */
  public record Heard(int status, Map<String, String> headers, String body) {}

  /** What a server says to {@code text}, after which nothing more is sent. */
  public static Heard ask(InetSocketAddress address, String text) throws IOException {
    try (RawClient client = new RawClient(address)) {
      return client.send(text).hear();
    }
  }

  /** Sends {@code text}, a byte a character. */
  public RawClient send(String text) throws IOException {
    return send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Sends {@code bytes}. */
  public RawClient send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    return this;
  }

  /** Sends nothing more. */
  public RawClient finish() throws IOException {
    socket.shutdownOutput();
    return this;
  }

  /** The next answer; its status is 0 if the server closed the connection without one. */
  public Heard hear() throws IOException {
    return hear(true);
  }

  /** The next answer, to HEAD. */
  public Heard hearHead() throws IOException {
    return hear(false);
  }

  /** The next answer, each byte of whose body is a character. */
  public Heard hearBytes() throws IOException {
    Heard head = hear(false);
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int size = size(); size > 0; size = size()) {
      body.write(socket.getInputStream().readNBytes(size));
      line();
    }
    line();
    return new Heard(head.status(), head.headers(), body.toString(StandardCharsets.ISO_8859_1));
  }

  private Heard hear(boolean withBody) throws IOException {
    String status = line();
    if (status.isEmpty()) {
      return new Heard(0, Map.of(), "");
    }
    Map<String, String> headers = new LinkedHashMap<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 2));
    }
    int code = Integer.parseInt(status.substring(9, 12));
    return new Heard(code, headers, withBody ? body(headers) : "");
  }

  /** All that comes until the server closes the connection. */
  public String all() throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    InputStream in = socket.getInputStream();
    for (int one = read(in); one >= 0; one = read(in)) {
      all.write(one);
    }
    return all.toString(StandardCharsets.ISO_8859_1);
  }

  /** Reads until {@code text} has come. */
  public void awaitText(String text) throws IOException {
    StringBuilder heard = new StringBuilder();
    while (heard.indexOf(text) < 0) {
      int one = socket.getInputStream().read();
      if (one < 0) {
        throw new IOException("closed after " + heard);
      }
      heard.append((char) one);
    }
  }

  private String body(Map<String, String> headers) throws IOException {
    if (!headers.containsKey("transfer-encoding")) {
      return bytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
    }
    StringBuilder body = new StringBuilder();
    for (int size = size(); size > 0; size = size()) {
      body.append(bytes(size));
      line();
    }
    line();
    return body.toString();
  }

  private int size() throws IOException {
    String line = line();
    return line.isEmpty() ? 0 : Integer.parseInt(line, 16);
  }

  private String bytes(int count) throws IOException {
    return new String(socket.getInputStream().readNBytes(count), StandardCharsets.UTF_8);
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    InputStream in = socket.getInputStream();
    for (int one = read(in); one >= 0 && one != '\n'; one = read(in)) {
      if (one != '\r') {
        line.write(one);
      }
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }

  /** A connection that is reset says as little as one that is closed. */
  private static int read(InputStream in) throws IOException {
    try {
      return in.read();
    } catch (SocketException e) {
      return -1;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
