package io.tracemill.serve.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tracemill.serve.http.RawClient;
import io.tracemill.serve.http.RawClient.Heard;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GatewayTest {
  private static final String ASKED = "{\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}";
  private static final String ANSWER =
      "{\"id\":\"c1\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\","
          + "\"content\":\"Hello\"},\"finish_reason\":\"stop\"}]}";

  @TempDir private Path folder = Path.of("");

  @Test
  void keepsACallInTheServicesForm() throws IOException {
    GatewayTrial trial = new GatewayTrial(folder, client -> client.json(200, ANSWER));
    Heard heard = trial.ask(GatewayTrial.chat(ASKED));

    assertThat(heard.status()).isEqualTo(200);
    assertThat(heard.body()).isEqualTo(ANSWER);
    assertThat(trial.calls()).hasSize(1);
    assertThat(Files.readString(folder.resolve("calls.jsonl")))
        .isEqualTo(
            "{\"id\":\"00000000-0000-0000-0000-000000000001\","
                + "\"start_time\":\"2026-11-29T23:42:00.123456Z\",\"latency\":0.000,\"input\":\""
                + ASKED.replace("\"", "\\\"")
                + "\",\"output\":\""
                + ANSWER.replace("\"", "\\\"")
                + "\",\"metadata\":{\"status\":200,\"source\":\"primary\"}}\n");
    assertThat(trial.traces())
        .containsExactly(
            "{\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"},"
                + "{\"role\":\"assistant\",\"content\":\"Hello\"}]}");
    assertThat(trial.gateway().counts()).isEqualTo(new GatewayCounts(1, 0, 0, 0, 0));
  }

  @Test
  void filesAreForTheirOwnersEyesOnly() throws IOException {
    GatewayTrial trial = new GatewayTrial(folder, client -> client.json(200, ANSWER));
    trial.ask(GatewayTrial.chat(ASKED));
    trial.traces();

    for (String name : List.of("calls.jsonl", "traces.jsonl")) {
      assertThat(Files.getPosixFilePermissions(folder.resolve(name)))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
  }

  @Test
  void passesRequestsOnAsTheyAre() throws Exception {
    BlockingQueue<ScriptedUpstream.Client> requests = new LinkedBlockingQueue<>();
    try (GatewayTrial trial =
        new GatewayTrial(
            folder,
            client -> {
              requests.add(client);
              client.json(200, "{}");
            })) {
      List<String> head =
          List.of(
              "PUT /v1/files/a%2Fb?x=%20&y HTTP/1.1",
              "Host: 127.0.0.1:1",
              "Authorization: Bearer sk",
              "Accept-Encoding: gzip",
              "Connection: keep-alive, X-Mine",
              "X-Mine: 1",
              "TE: trailers",
              "X-Twice: 1",
              "X-Twice: 2",
              "Content-Length: 3");
      trial.ask(String.join("\r\n", head) + "\r\n\r\n\u0001\u00ff\u0000");
      ScriptedUpstream.Client heard = requests.poll(20, TimeUnit.SECONDS);

      assertThat(heard).isNotNull();
      assertThat(heard.head()).startsWith("PUT /v1/files/a%2Fb?x=%20&y HTTP/1.1\r\n");
      assertThat(headers(heard.head()))
          .contains("authorization: Bearer sk", "accept-encoding: identity", "content-length: 3")
          .contains("x-twice: 1", "x-twice: 2")
          .noneMatch(line -> line.startsWith("x-mine") || line.startsWith("te:"));
      assertThat(heard.body()).isEqualTo(new byte[] {1, (byte) 0xff, 0});
      assertThat(trial.gateway().counts()).isEqualTo(new GatewayCounts(0, 0, 0, 1, 0));
    }
  }

  private static List<String> headers(String head) {
    return Arrays.stream(head.split("\r\n"))
        .skip(1)
        .map(
            line -> {
              int colon = line.indexOf(':');
              return line.substring(0, colon).toLowerCase(Locale.ROOT) + line.substring(colon);
            })
        .toList();
  }

  @Test
  void passesAnswersOnAsTheyAre() throws IOException {
    try (GatewayTrial trial =
        new GatewayTrial(
            folder,
            client ->
                client.say(
                    "HTTP/1.1 307 Elsewhere\r\nLocation: https://example.com/v1\r\nX-Id: 7\r\n"
                        + "Keep-Alive: timeout=5\r\nContent-Length: 2\r\n\r\nno"))) {
      Heard heard = trial.ask("GET /v1/models HTTP/1.1\r\nHost: localhost\r\n\r\n");

      assertThat(heard.status()).isEqualTo(307);
      assertThat(heard.headers())
          .containsEntry("location", "https://example.com/v1")
          .containsEntry("x-id", "7")
          .doesNotContainKey("keep-alive");
      assertThat(heard.body()).isEqualTo("no");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 400, 401, 403, 404, 407, 422, 500, 503, 529})
  void statusesOfAllKindsAreNotMeddledWith(int status) throws IOException {
    try (GatewayTrial trial = new GatewayTrial(folder, client -> client.json(status, "{}"))) {
      Heard heard = trial.ask(GatewayTrial.chat(ASKED));

      assertThat(heard.status()).isEqualTo(status);
      assertThat(heard.body()).isEqualTo("{}");
    }
  }

  @Test
  void answersWithoutABodyHaveNone() throws IOException {
    try (GatewayTrial trial =
            new GatewayTrial(
                folder,
                client ->
                    client.say(
                        client.head().startsWith("HEAD")
                            ? "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n"
                            : "HTTP/1.1 204 No Content\r\n\r\n"));
        RawClient client = trial.client()) {
      Heard head = client.send("HEAD /v1/models HTTP/1.1\r\nHost: localhost\r\n\r\n").hearHead();
      Heard none = client.send("DELETE /v1/x HTTP/1.1\r\nHost: localhost\r\n\r\n").hearHead();

      assertThat(head.headers()).containsEntry("content-length", "5");
      assertThat(none.status()).isEqualTo(204);
    }
  }

  @Test
  void aServerThatCannotBeReachedIsABadGateway() throws IOException {
    int port;
    try (ServerSocket taken = new ServerSocket(0)) {
      port = taken.getLocalPort();
    }
    GatewaySettings settings = GatewayTrial.settings("http://127.0.0.1:" + port, folder);
    Gateway gateway = Gateway.open(settings, text -> {});
    InetSocketAddress address =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), gateway.base().getPort());
    Heard heard = RawClient.ask(address, GatewayTrial.chat(ASKED).replace("/v1/chat", "/chat"));
    gateway.close();

    assertThat(heard.status()).isEqualTo(502);
    assertThat(heard.body())
        .isEqualTo(
            "{\"error\":{\"message\":\"the upstream http://127.0.0.1:"
                + port
                + " does not answer: ConnectException\",\"type\":\"upstream_error\","
                + "\"param\":null,\"code\":null}}");
    assertThat(gateway.counts()).isEqualTo(new GatewayCounts(1, 0, 1, 0, 0));
  }

  @Test
  void failedCallsAreKeptAndMakeNoTrace() throws IOException {
    GatewayTrial trial =
        new GatewayTrial(folder, client -> client.json(429, "{\"error\":\"\u2028\"}"));
    assertThat(trial.ask(GatewayTrial.chat(ASKED)).status()).isEqualTo(429);

    assertThat(trial.traces()).isEmpty();
    assertThat(Files.readString(folder.resolve("calls.jsonl")))
        .contains("\\u2028")
        .contains("\"status\":429");
    assertThat(trial.gateway().counts()).isEqualTo(new GatewayCounts(1, 0, 1, 0, 0));
  }

  @ParameterizedTest
  @CsvSource({
    "Host: localhost|Origin: https://evil.example,403",
    "Host: localhost|Origin: null,403",
    "Host: evil.example,421",
    "Host: evil.example:80|Host: localhost,400",
    "Host: localhost,200"
  })
  void webPagesAreRefused(String headers, int status) throws IOException {
    try (GatewayTrial trial = new GatewayTrial(folder, client -> client.json(200, "{}"))) {
      String head = headers.replace("|", "\r\n");
      Heard heard = trial.ask("GET /v1/models HTTP/1.1\r\n" + head + "\r\n\r\n");

      assertThat(heard.status()).isEqualTo(status);
      assertThat(heard.body()).startsWith(status == 200 ? "{}" : "{\"error\":{\"message\":\"");
    }
  }

  @Test
  void pathsElsewhereAreRefusedWithAHint() throws IOException {
    try (GatewayTrial trial = new GatewayTrial(folder, client -> client.json(200, "{}"))) {
      Heard heard = trial.ask("GET /models HTTP/1.1\r\nHost: localhost\r\n\r\n");

      assertThat(heard.status()).isEqualTo(404);
      assertThat(heard.body()).contains("expected a path below /v1/; add it to the base URL");
    }
  }

  @Test
  void theKeyIsNotKept() throws IOException {
    GatewayTrial trial = new GatewayTrial(folder, client -> client.json(200, ANSWER));
    trial.ask(GatewayTrial.chat(ASKED));
    trial.traces();

    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        assertThat(Files.readString(file)).doesNotContain("sk-secret");
      }
    }
  }

  @Test
  void aFullDiskBreaksNoCall() throws IOException {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "there is no /dev/full");
    Files.createSymbolicLink(folder.resolve("calls.jsonl"), full);
    try (GatewayTrial trial = new GatewayTrial(folder, client -> client.json(200, ANSWER))) {
      for (int i = 0; i < 3; i++) {
        assertThat(trial.ask(GatewayTrial.chat(ASKED)).body()).isEqualTo(ANSWER);
      }
      trial.gateway().close();

      assertThat(trial.gateway().counts()).isEqualTo(new GatewayCounts(0, 0, 0, 0, 3));
      assertThat(trial.told())
          .containsExactly(
              folder.resolve("calls.jsonl")
                  + ": a call could not be written: No space left on device;"
                  + " calls go on unrecorded");
    }
  }

  @Test
  void aHundredClientsAtOnce() throws Exception {
    GatewayTrial trial =
        new GatewayTrial(
            folder,
            client -> {
              String said = new String(client.body(), StandardCharsets.UTF_8);
              client.json(200, ANSWER.replace("Hello", "to " + said.hashCode()));
            });
    ExecutorService clients = Executors.newFixedThreadPool(100);
    List<Future<Heard>> answers = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      String asked = ASKED.replace("Hi", "Hi " + i);
      answers.add(clients.submit(() -> trial.ask(GatewayTrial.chat(asked))));
    }
    for (int i = 0; i < 300; i++) {
      String asked = ASKED.replace("Hi", "Hi " + i);
      assertThat(answers.get(i).get(60, TimeUnit.SECONDS).body())
          .contains("to " + asked.hashCode());
    }
    clients.shutdown();

    assertThat(trial.traces()).hasSize(300);
  }
}
