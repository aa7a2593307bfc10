package io.tracemill.serve.gateway;

import io.tracemill.json.Node;
import io.tracemill.json.Resources;
import io.tracemill.serve.http.RawClient;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/** A gateway before a scripted server. Its clock stands still. */
final class GatewayTrial implements Closeable {
  private final ScriptedUpstream upstream;
  private final GatewaySettings settings;
  private final Gateway gateway;
  private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

  GatewayTrial(Path directory, ScriptedUpstream.Script script) throws IOException {
    upstream = new ScriptedUpstream(script);
    settings = settings("http://127.0.0.1:" + upstream.port() + "/v1", directory);
    gateway = Gateway.open(settings, told::add);
  }

  static GatewaySettings settings(String upstream, Path directory) {
    AtomicLong ids = new AtomicLong();
    return new GatewaySettings(
        Upstream.of(upstream),
        0,
        directory,
        Clock.fixed(Instant.parse("2026-11-29T23:42:00.123456789Z"), ZoneOffset.UTC),
        () -> new UUID(0, ids.incrementAndGet()));
  }

  /** A request for a chat, as a client sends it. */
  static String chat(String body) {
    return "POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\n"
        + "Authorization: Bearer sk-secret\r\nContent-Type: application/json\r\nContent-Length: "
        + body.getBytes(StandardCharsets.ISO_8859_1).length
        + "\r\n\r\n"
        + body;
  }

  Gateway gateway() {
    return gateway;
  }

  String upstreamBase() {
    return settings.upstream().base().toString();
  }

  InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), gateway.base().getPort());
  }

  RawClient client() throws IOException {
    return new RawClient(address());
  }

  RawClient.Heard ask(String request) throws IOException {
    return RawClient.ask(address(), request);
  }

  /** What the gateway has told its user. */
  List<String> told() {
    return List.copyOf(told);
  }

  /** Ends it; the lines of {@code calls.jsonl}. */
  List<Node> calls() throws IOException {
    close();
    return Files.exists(settings.calls())
        ? Files.readAllLines(settings.calls()).stream().map(Resources::node).toList()
        : List.of();
  }

  /** Ends it; the lines of {@code traces.jsonl}. */
  List<String> traces() throws IOException {
    close();
    Gateway.writeTraces(settings);
    return Files.readAllLines(settings.traces());
  }

  @Override
  public void close() throws IOException {
    gateway.close();
    upstream.close();
  }
}
