package io.tracemill.serve.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A server of this machine that answers what it is told to, and remembers what it was asked. */
final class ScriptedService implements Closeable {
  private final HttpServer server;
  private final Map<String, Answer> answers = new HashMap<>();
  private final List<Heard> heard = new ArrayList<>();

  /** A request: its method and path, its body, and two of its headers. */
  record Heard(
      String line, String body, Optional<String> authorization, Optional<String> contentType) {}

  private record Answer(int status, String body, Optional<String> location) {}

  ScriptedService() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  /** From now on {@code line}, such as {@code GET /models}, is answered so. */
  ScriptedService on(String line, int status, String body) {
    synchronized (answers) {
      answers.put(line, new Answer(status, body, Optional.empty()));
    }
    return this;
  }

  /** From now on it is redirected. */
  void redirect(String line, String location) {
    synchronized (answers) {
      answers.put(line, new Answer(307, "", Optional.of(location)));
    }
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  List<Heard> heard() {
    synchronized (answers) {
      return List.copyOf(heard);
    }
  }

  List<String> lines() {
    return heard().stream().map(Heard::line).toList();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String line = exchange.getRequestMethod() + " " + exchange.getRequestURI();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Answer answer;
    synchronized (answers) {
      heard.add(
          new Heard(
              line, body, header(exchange, "Authorization"), header(exchange, "Content-Type")));
      answer = answers.getOrDefault(line, new Answer(404, "nothing at " + line, Optional.empty()));
    }
    answer.location().ifPresent(to -> exchange.getResponseHeaders().set("Location", to));
    byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static Optional<String> header(HttpExchange exchange, String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
