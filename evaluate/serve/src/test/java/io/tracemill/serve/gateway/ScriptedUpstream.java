package io.tracemill.serve.gateway;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A server of this machine that says exactly what a test has it say. */
final class ScriptedUpstream implements Closeable {
  private final ServerSocket socket;
  private final Queue<Socket> open = new ConcurrentLinkedQueue<>();
  private final Script script;

  /** What it says to each request. If it fails, its connection is closed. */
  interface Script {
    void answer(Client client) throws Exception;
  }

  /**
   * A client that has sent a request.
   *
   * @param head its first line and headers, as they came
   */
  record Client(String head, byte[] body, Socket socket) {
    void say(String text) throws IOException {
      say(text.getBytes(StandardCharsets.UTF_8));
    }

    void say(byte[] bytes) throws IOException {
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
    }

    /** Says all of an answer whose body is {@code json}. */
    void json(int status, String json) throws IOException {
      int length = json.getBytes(StandardCharsets.UTF_8).length;
      say("HTTP/1.1 " + status + " X\r\nContent-Type: application/json\r\n");
      say("Content-Length: " + length + "\r\n\r\n" + json);
    }

    /** Begins a stream that ends with the connection. */
    void beginStream() throws IOException {
      say("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; charset=utf-8\r\n");
      say("Transfer-Encoding: chunked\r\n\r\n");
    }

    /** A piece of a stream. */
    void chunk(byte[] bytes) throws IOException {
      ByteArrayOutputStream piece = new ByteArrayOutputStream();
      piece.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.UTF_8));
      piece.write(bytes);
      piece.write("\r\n".getBytes(StandardCharsets.UTF_8));
      say(piece.toByteArray());
    }

    void chunk(String text) throws IOException {
      chunk(text.getBytes(StandardCharsets.UTF_8));
    }

    void endStream() throws IOException {
      say("0\r\n\r\n");
    }

    /** Returns when the client has closed the connection. */
    void awaitLeaving() {
      try {
        while (socket.getInputStream().read() >= 0) {
          // What it still says does not matter.
        }
      } catch (IOException e) {
        // Nor how it closed.
      }
    }
  }

  ScriptedUpstream(Script script) throws IOException {
    this.script = script;
    this.socket = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    start(this::accept);
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "upstream");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return socket.getLocalPort();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = socket.accept();
        client.setTcpNoDelay(true);
        open.add(client);
        start(() -> serve(client));
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  private void serve(Socket client) {
    try (client) {
      for (String head = head(client); !head.isEmpty(); head = head(client)) {
        script.answer(new Client(head, body(client, head), client));
      }
    } catch (Exception e) {
      // The test sees what becomes of the connection.
    }
  }

  private static String head(Socket client) throws IOException {
    StringBuilder head = new StringBuilder();
    InputStream in = client.getInputStream();
    for (int one = in.read(); one >= 0; one = in.read()) {
      head.append((char) one);
      if (head.length() > 3 && head.substring(head.length() - 4).equals("\r\n\r\n")) {
        return head.toString();
      }
    }
    return "";
  }

  private static byte[] body(Socket client, String head) throws IOException {
    String small = head.toLowerCase(Locale.ROOT);
    int length = small.indexOf("\r\ncontent-length: ");
    if (length >= 0) {
      int end = small.indexOf("\r\n", length + 2);
      return client.getInputStream().readNBytes(Integer.parseInt(small, length + 18, end, 10));
    }
    return small.contains("\r\ntransfer-encoding: chunked") ? chunks(client) : new byte[0];
  }

  private static byte[] chunks(Socket client) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    InputStream in = client.getInputStream();
    for (int size = size(in); size > 0; size = size(in)) {
      body.write(in.readNBytes(size));
      in.readNBytes(2);
    }
    in.readNBytes(2);
    return body.toByteArray();
  }

  private static int size(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int one = in.read(); one != '\n'; one = in.read()) {
      line.append((char) one);
    }
    return Integer.parseInt(line.toString().strip(), 16);
  }

  @Override
  public void close() throws IOException {
    socket.close();
    for (Socket client : open) {
      client.close();
    }
  }
}
