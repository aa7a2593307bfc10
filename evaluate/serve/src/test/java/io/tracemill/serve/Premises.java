package io.tracemill.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.pipeline.Progress;
import io.tracemill.pipeline.RunJob;
import io.tracemill.pipeline.RunRequest;
import io.tracemill.pipeline.model.KnownModels;
import io.tracemill.pipeline.model.Models;
import io.tracemill.pipeline.settings.RunSource;
import io.tracemill.platform.local.Crew;
import io.tracemill.platform.local.JobQueue;
import io.tracemill.platform.local.LocalPlatform;
import io.tracemill.platform.workspace.Outside;
import io.tracemill.platform.workspace.Workspace;
import io.tracemill.serve.ServerToken.Origin;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/** A server over a workspace of its own whose jobs run, and a client of it. */
final class Premises implements Closeable {
  static final Path SAMPLES = Path.of("..", "..", "samples");
  private static final Models MODELS = new KnownModels(Map.of(), Path.of("nowhere"));
  private static final Outside OUTSIDE =
      new Outside(Clock.systemUTC(), UUID::randomUUID, new SecureRandom());

  final Workspace workspace;
  final PlatformServer server;
  final List<String> log = new CopyOnWriteArrayList<>();
  private final HttpClient client = HttpClient.newHttpClient();
  private final String token;
  private final AtomicBoolean ending = new AtomicBoolean();
  private final Thread worker;

  Premises(Path root) throws IOException {
    this.workspace = Workspace.open(root, OUTSIDE);
    this.token = workspace.token();
    this.server =
        PlatformServer.open(
            ServerSettings.loopback(0),
            Backing.of(new LocalPlatform(workspace), workspace, OUTSIDE),
            new ServerToken(token, Origin.MADE),
            log::add);
    Crew crew = new Crew(MODELS, () -> 7, result -> "done", Premises::words);
    JobQueue jobs = new JobQueue(workspace, crew, ending::get);
    this.worker = new Thread(() -> work(jobs));
    worker.start();
  }

  private static String words(Throwable failure) {
    return String.valueOf(failure.getMessage());
  }

  private void work(JobQueue jobs) {
    try {
      jobs.work(id -> new Progress() {}, log::add);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What {@code tracemill run} makes of a directory. */
  static Path run(Path directory, Path out) throws IOException {
    RunRequest usual = RunRequest.of(new RunSource.InDirectory(directory));
    RunRequest request =
        new RunRequest(
            usual.source(),
            Optional.of(out),
            usual.force(),
            usual.version(),
            usual.csv(),
            usual.how(),
            usual.strict(),
            usual.teachers(),
            usual.model());
    new RunJob(MODELS, () -> 7, new Progress() {}).run(request);
    return out;
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(server.base().resolve(path))
        .header("Authorization", "Bearer " + token);
  }

  /** What a path answers, which is good. */
  Node get(String path) throws IOException, InterruptedException {
    return answer(to(path).build());
  }

  Node post(String path, String json) throws IOException, InterruptedException {
    return answer(
        to(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json))
            .build());
  }

  /** Sends a form. */
  Node post(String path, String type, BodyPublisher form) throws IOException, InterruptedException {
    return answer(to(path).header("Content-Type", type).POST(form).build());
  }

  /** Puts a file where an address says, as somebody who has no token. */
  int put(String url, Path file) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url)).PUT(BodyPublishers.ofFile(file)).build();
    return client.send(request, BodyHandlers.discarding()).statusCode();
  }

  /** The bytes at an address, as somebody gets them who has no token. */
  byte[] download(String url) throws IOException, InterruptedException {
    HttpResponse<byte[]> response =
        client.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofByteArray());
    assertThat(response.statusCode()).isEqualTo(200);
    return response.body();
  }

  private Node answer(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return Node.of(response.body());
  }

  /** Asks, as the page does, until the status at a path is no longer that of a running job. */
  Node finished(String path) throws IOException, InterruptedException {
    Node status = get(path);
    while (status.field(Name.of("status")).text().equals("JOB_RUNNING")) {
      Thread.sleep(20);
      status = get(path);
    }
    return status;
  }

  static String text(Node answer, String field) {
    return answer.field(Name.of(field)).text();
  }

  @Override
  public void close() throws IOException {
    ending.set(true);
    try {
      worker.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    server.close();
    workspace.close();
  }
}
