package io.tracemill.serve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.platform.Id;
import io.tracemill.platform.workspace.UploadEntry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server that is killed at random moments of uploads and jobs, and started again: each upload
 * whose id a client has got ends in success or a failure that says why.
 */
@Tag("slow")
final class KilledServerTest {
  private static final int KILLS = 30;
  private static final int MOST_MILLIS = 700;
  private static final List<String> ENDS = List.of("JOB_SUCCESS", "JOB_FAILURE");
  private static final Path SAMPLE = Premises.SAMPLES.resolve("broken-lines");

  @TempDir private Path root;

  @Test
  void whatAClientWasToldIsThere() throws Exception {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    List<Id> told = new ArrayList<>();
    for (int kill = 0; kill < KILLS; kill++) {
      told.addAll(toldUntilKilled(random.nextInt(MOST_MILLIS)));
    }
    assertThat(told).as("seed %d", seed).doesNotHaveDuplicates().isNotEmpty();
    try (Premises platform = new Premises(root)) {
      for (Id upload : told) {
        Node status = platform.finished("/uploads/" + upload + "/status");
        assertThat(Premises.text(status, "status")).as("seed %d, %s", seed, upload).isIn(ENDS);
        UploadEntry entry = platform.workspace.uploads().find(upload).orElseThrow();
        boolean failed = Premises.text(status, "status").equals("JOB_FAILURE");
        assertThat(entry.job().reason().isPresent()).isEqualTo(failed);
      }
      for (Id traces : platform.workspace.traces().ids()) {
        Path file = platform.workspace.traces().folder(traces).resolve("traces.jsonl");
        assertThat(file).hasSameBinaryContentAs(SAMPLE.resolve("traces.jsonl"));
      }
      try (Stream<Path> tmp = Files.list(root.resolve("tmp"))) {
        assertThat(tmp).as("this process's own, and its lock").hasSize(2);
      }
    }
  }

  private List<Id> toldUntilKilled(int millis) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Serving.class.getName(),
                root.toString())
            .redirectErrorStream(true)
            .start();
    try (BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      String base = out.readLine();
      assertThat(base).startsWith("http://127.0.0.1:");
      Thread killer = new Thread(() -> kill(process, millis));
      killer.start();
      List<Id> told = uploads(base, Files.readString(root.resolve("token")).strip());
      killer.join();
      return told;
    }
  }

  private static void kill(Process process, int millis) {
    try {
      process.waitFor(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
  }

  /** Uploads the same again and again until nobody answers; the ids that were answered. */
  private static List<Id> uploads(String base, String token) throws InterruptedException {
    HttpClient client = HttpClient.newHttpClient();
    List<Id> told = new ArrayList<>();
    try {
      HttpRequest.Builder model =
          HttpRequest.newBuilder(URI.create(base + "/models"))
              .header("Authorization", "Bearer " + token)
              .POST(BodyPublishers.ofString("{\"name\": \"one\"}"));
      Id id = id(client.send(model.build(), BodyHandlers.ofString()));
      while (true) {
        HttpRequest upload =
            HttpRequest.newBuilder(URI.create(base + "/models/" + id + "/upload-traces"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "multipart/form-data; boundary=between")
                .POST(form())
                .build();
        told.add(id(client.send(upload, BodyHandlers.ofString())));
      }
    } catch (IOException e) {
      return told;
    }
  }

  private static Id id(HttpResponse<String> response) {
    String text = Node.of(response.body()).field(Name.of("id")).text();
    return Id.read(text).orElseThrow();
  }

  private static BodyPublisher form() throws IOException {
    List<BodyPublisher> pieces = new ArrayList<>();
    for (String file : List.of("config.yaml", "traces.jsonl", "job_description.json")) {
      String part = file.substring(0, file.indexOf('.'));
      String head =
          "--between\r\nContent-Disposition: form-data; name=\""
              + part
              + "\"; filename=\""
              + file
              + "\"\r\n\r\n";
      pieces.add(BodyPublishers.ofString(head));
      pieces.add(BodyPublishers.ofFile(SAMPLE.resolve(file)));
      pieces.add(BodyPublishers.ofString("\r\n"));
    }
    pieces.add(BodyPublishers.ofString("--between--\r\n"));
    return BodyPublishers.concat(pieces.toArray(BodyPublisher[]::new));
  }

  /** Serves until it is killed. */
  static final class Serving {
    private Serving() {}

    public static void main(String[] arguments) throws IOException {
      Premises platform = new Premises(Path.of(arguments[0]));
      System.out.println(platform.server.base());
    }
  }
}
