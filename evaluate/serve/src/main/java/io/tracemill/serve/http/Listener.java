package io.tracemill.serve.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * A port at which requests are answered; what a client does slowly holds up no other. The server is
 * the JDK's. Whoever opens closes; until then its threads run, none of which keeps the JVM alive.
 */
public final class Listener implements Closeable {
  private static final Duration DRAIN = Duration.ofSeconds(10);

  private final HttpServer server;
  private final Lifeguard lifeguard;
  private final UnderWay underWay = new UnderWay();
  private final Handler handler;

  private Listener(HttpServer server, Lifeguard lifeguard, Handler handler) {
    this.server = server;
    this.lifeguard = lifeguard;
    this.handler = handler;
  }

  /**
   * Begins to listen.
   *
   * @throws IOException if the port is taken, or the address is none of this machine
   */
  public static Listener open(ListenerSettings settings, Handler handler) throws IOException {
    // Read once, when the server's first class is loaded. Without it each answer waits 40 ms for
    // the client to confirm its head.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    HttpServer server =
        HttpServer.create(new InetSocketAddress(settings.address(), settings.port()), 0);
    Lifeguard lifeguard = new Lifeguard(settings.threads(), settings.patience());
    Listener listener = new Listener(server, lifeguard, handler);
    server.setExecutor(lifeguard);
    server.createContext("/", listener::handle);
    server.start();
    return listener;
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return server.getAddress();
  }

  private void handle(HttpExchange exchange) throws IOException {
    Standstill standstill = lifeguard.mine();
    standstill.end();
    standstill.progress();
    HttpCall call = new HttpCall(exchange, new WatchedInput(exchange.getRequestBody(), standstill));
    if (!underWay.begin()) {
      send(call, HttpReply.error(503, "the server is stopping"), standstill);
      return;
    }
    try {
      send(call, answer(call), standstill);
    } finally {
      underWay.end();
    }
  }

  private HttpReply answer(HttpCall call) throws IOException {
    try {
      return handler.handle(call);
    } catch (HttpRefusedException e) {
      return e.reply();
    }
  }

  private static void send(HttpCall call, HttpReply reply, Standstill standstill)
      throws IOException {
    HttpExchange exchange = call.exchange();
    Headers headers = exchange.getResponseHeaders();
    reply.headers().forEach(header -> headers.add(header.name(), header.value()));
    boolean head = exchange.getRequestMethod().equals("HEAD");
    if (head && reply.length().isPresent()) {
      headers.set("Content-Length", Long.toString(reply.length().getAsLong()));
    }
    boolean empty = head || reply.length().equals(OptionalLong.of(0));
    // To the JDK's server 0 means a length that is not known, and -1 that there is no body.
    long length = empty ? -1 : reply.length().orElse(0);
    boolean begun = false;
    try {
      standstill.running(() -> exchange.sendResponseHeaders(reply.status(), length));
      begun = !empty;
    } finally {
      if (!begun) {
        reply.content().skip();
      }
    }
    if (begun) {
      sendBody(call, reply, standstill);
    }
  }

  private static void sendBody(HttpCall call, HttpReply reply, Standstill standstill)
      throws IOException {
    OutputStream out = call.exchange().getResponseBody();
    OutputStream watched = new WatchedOutput(out, standstill);
    reply.content().writeTo(watched);
    watched.flush();
    // A client that is still sending would take a closed connection for the answer.
    standstill.discard(call.body());
    // Not where the body failed: closing would end it as if it were whole. The server closes the
    // connection of a handler that fails.
    standstill.running(out::close);
  }

  /** Waits ten seconds at most for what is being answered; new requests are answered 503. */
  @Override
  public void close() {
    close(DRAIN);
  }

  /** The same with another time to wait at most. */
  public void close(Duration atMost) {
    underWay.stop(atMost);
    server.stop(0);
    lifeguard.stop();
  }
}
