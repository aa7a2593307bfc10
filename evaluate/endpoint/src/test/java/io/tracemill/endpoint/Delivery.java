package io.tracemill.endpoint;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/** How a {@link FaultyServer} writes an answer to a connection. */
public enum Delivery {
  PLAIN,
  /** Packed, and said so. */
  GZIP,
  /** Behind a byte order mark. */
  MARKED,
  /** In chunks of a few bytes. */
  CHUNKS,
  /** Without a length: the end of the connection is its end. */
  UNMARKED,
  /** All of it, and then the connection is closed though that was not said. */
  CLOSING,
  /** Headers at once, the body half a second later. */
  LATE,
  RESET,
  CLOSE,
  CUT_HEADERS,
  CUT_BODY,
  RESET_BODY,
  CUT_CHUNKS,
  CUT_UNMARKED,
  NOTHING,
  HALF;

  /** Those that are only other ways to write a whole answer. */
  static final Delivery[] WHOLE = {PLAIN, GZIP, MARKED, CHUNKS, UNMARKED, CLOSING};

  private static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};
  private static final int CHUNK = 7;

  /** Writes {@code reply}; false if nothing more can be written to the connection. */
  boolean write(ServerReply reply, Socket to) throws IOException {
    byte[] body = reply.body();
    switch (this) {
      case PLAIN -> whole(reply, body, to);
      case GZIP -> whole(reply.with("Content-Encoding: gzip"), packed(body), to);
      case MARKED -> whole(reply, marked(body), to);
      case CHUNKS -> chunks(reply, to, true);
      case LATE -> late(reply, to);
      case CLOSING -> whole(reply, body, to);
      case UNMARKED -> send(to, head(reply, "Connection: close"), body, body.length);
      case RESET -> to.setSoLinger(true, 0);
      case CLOSE, NOTHING -> {}
      case CUT_HEADERS -> to.getOutputStream().write(text("HTTP/1.1 200 OK\r\nContent-"));
      case CUT_BODY, HALF -> half(reply, to);
      case RESET_BODY -> {
        half(reply, to);
        to.setSoLinger(true, 0);
      }
      case CUT_CHUNKS -> chunks(reply, to, false);
      case CUT_UNMARKED -> send(to, head(reply, "Connection: close"), body, body.length / 2);
    }
    return this == PLAIN || this == GZIP || this == MARKED || this == CHUNKS || this == LATE;
  }

  private static void late(ServerReply reply, Socket to) throws IOException {
    byte[] body = reply.body();
    send(to, head(reply, "Content-Length: " + body.length), body, 0);
    try {
      Thread.sleep(500);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    to.getOutputStream().write(body);
  }

  private static void half(ServerReply reply, Socket to) throws IOException {
    byte[] body = reply.body();
    send(to, head(reply, "Content-Length: " + body.length), body, body.length / 2);
  }

  private static void whole(ServerReply reply, byte[] body, Socket to) throws IOException {
    send(to, head(reply, "Content-Length: " + body.length), body, body.length);
  }

  private static void send(Socket to, byte[] head, byte[] body, int length) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(head);
    all.write(body, 0, length);
    to.getOutputStream().write(all.toByteArray());
  }

  private static byte[] head(ServerReply reply, String length) {
    StringBuilder head = new StringBuilder("HTTP/1.1 " + reply.status() + " Said\r\n");
    reply.headers().forEach(header -> head.append(header).append("\r\n"));
    return text(head.append(length).append("\r\n\r\n").toString());
  }

  private static void chunks(ServerReply reply, Socket to, boolean all) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] body = reply.body();
    int end = all ? body.length : body.length / 2;
    out.write(head(reply, "Transfer-Encoding: chunked"));
    for (int at = 0; at < end; at += CHUNK) {
      int length = Math.min(CHUNK, end - at);
      out.write(text(String.format(Locale.ROOT, "%x\r\n", length)));
      out.write(body, at, length);
      out.write(text("\r\n"));
    }
    if (all) {
      out.write(text("0\r\n\r\n"));
    }
    to.getOutputStream().write(out.toByteArray());
  }

  static byte[] packed(byte[] body) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  private static byte[] marked(byte[] body) {
    ByteArrayOutputStream marked = new ByteArrayOutputStream();
    marked.writeBytes(MARK);
    marked.writeBytes(body);
    return marked.toByteArray();
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
