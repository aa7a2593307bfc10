package io.tracemill.serve;

import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.pipeline.Progress;
import io.tracemill.pipeline.model.KnownModels;
import io.tracemill.pipeline.model.Models;
import io.tracemill.platform.local.Crew;
import io.tracemill.platform.local.JobQueue;
import io.tracemill.platform.local.LocalPlatform;
import io.tracemill.platform.workspace.Outside;
import io.tracemill.platform.workspace.Workspace;
import io.tracemill.serve.ServerToken.Origin;
import io.tracemill.serve.http.RawClient;
import io.tracemill.serve.http.RawClient.Heard;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/** A server of a test over a workspace, whose time goes on only as it is told. */
final class ServedWorkspace implements Closeable {
  static final Path SAMPLES = Path.of("..", "..", "samples");
  static final String TOKEN = "s3cret-t0ken";

  final List<String> log = Collections.synchronizedList(new ArrayList<>());
  final PlatformServer server;
  final Workspace workspace;
  private final JobQueue jobs;
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());

  ServedWorkspace(Path root) throws IOException {
    this(root, ServerSettings.loopback(0));
  }

  ServedWorkspace(Path root, ServerSettings settings) throws IOException {
    Outside outside = new Outside(new Told(now), UUID::randomUUID, new SecureRandom());
    this.workspace = Workspace.open(root, outside);
    LocalPlatform platform = new LocalPlatform(workspace);
    Models none = new KnownModels(Map.of(), root);
    Crew crew = new Crew(none, () -> 7, result -> "done", each -> each.getMessage());
    this.jobs = new JobQueue(workspace, crew, () -> false);
    this.server =
        PlatformServer.open(
            settings,
            Backing.of(platform, workspace, outside),
            new ServerToken(TOKEN, Origin.MADE),
            log::add);
  }

  /** Time that is told. */
  private static final class Told extends Clock {
    private final AtomicReference<Instant> now;

    Told(AtomicReference<Instant> now) {
      this.now = now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Instant instant() {
      return now.get();
    }
  }

  void passes(Duration time) {
    now.set(now.get().plus(time));
  }

  void runJobs() throws IOException {
    jobs.runAll(id -> new Progress() {});
  }

  InetSocketAddress address() {
    return new InetSocketAddress(server.base().getHost(), server.base().getPort());
  }

  Heard get(String path) throws IOException {
    return ask("GET", path, "", "");
  }

  Heard post(String path, String json) throws IOException {
    return ask("POST", path, "Content-Type: application/json\r\n", json);
  }

  /** Asks with the token. */
  Heard ask(String method, String path, String headers, String body) throws IOException {
    return open(method, path, "Authorization: Bearer " + TOKEN + "\r\n" + headers, body);
  }

  /** Asks without it. */
  Heard open(String method, String path, String headers, String body) throws IOException {
    String length =
        headers.contains("Content-Length")
            ? ""
            : "Content-Length: " + body.getBytes(StandardCharsets.ISO_8859_1).length + "\r\n";
    return RawClient.ask(
        address(),
        method
            + " "
            + path
            + " HTTP/1.1\r\nHost: localhost\r\n"
            + headers
            + length
            + "\r\n"
            + body);
  }

  Heard fetch(String url) throws IOException {
    return open("GET", URI.create(url).getRawPath(), "", "");
  }

  String model() throws IOException {
    return field(post("/models", "{\"name\": \"mine\"}"), "id");
  }

  static String field(Heard heard, String name) {
    return json(heard).field(Name.of(name)).text();
  }

  static Node json(Heard heard) {
    return Node.of(heard.body());
  }

  /** A file of a sample, a character a byte. */
  static String sample(String name) throws IOException {
    return Files.readString(
        SAMPLES.resolve("banking-intents").resolve(name), StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    server.close();
    workspace.close();
  }
}
