package io.tracemill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tracemill.cli.Child.Ended;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gateway as a process, which ends by a signal. */
@Tag("slow")
final class RecordCommandTest {
  @TempDir private Path folder = Path.of("");

  private final HttpServer upstream = server();

  private static HttpServer server() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @BeforeEach
  void start() {
    upstream.setExecutor(
        Executors.newCachedThreadPool(
            work -> {
              Thread thread = new Thread(work);
              thread.setDaemon(true);
              return thread;
            }));
    upstream.createContext("/v1/chat/completions", RecordCommandTest::answer);
    upstream.start();
  }

  @AfterEach
  void stop() {
    upstream.stop(0);
  }

  /** Streams an answer to whoever asks for one. */
  private static void answer(HttpExchange exchange) throws IOException {
    boolean streamed =
        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)
            .contains("\"stream\":true");
    exchange
        .getResponseHeaders()
        .set("Content-Type", streamed ? "text/event-stream" : "application/json");
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream out = exchange.getResponseBody()) {
      if (streamed) {
        for (String word : List.of("So", " it", " is")) {
          say(out, "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + word + "\"}}]}");
          say(out, "\n\n");
        }
        say(out, "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}");
        say(out, "\n\ndata: [DONE]\n\n");
      } else {
        say(out, "{\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",");
        say(out, "\"content\":\"So it is\"},\"finish_reason\":\"stop\"}]}");
      }
    }
  }

  private static void say(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  /** A gateway that runs, and its base URL. */
  private record Running(Process process, String base) {
    int ask(String messages, boolean streamed) throws IOException, InterruptedException {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(base + "/chat/completions"))
              .header("Authorization", "Bearer sk-secret")
              .POST(
                  BodyPublishers.ofString(
                      "{\"messages\":[" + messages + "],\"stream\":" + streamed + "}"))
              .build();
      return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
    }
  }

  private Running record(String... more) throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(List.of("record", "--upstream", upstreamBase()));
    line.addAll(List.of("-o", "kept"));
    line.addAll(List.of(more));
    Process process = Child.start(folder, Child.command(List.of(), line));
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!Files.readString(folder.resolve("out")).endsWith("\n")) {
      assertThat(process.isAlive()).as(Files.readString(folder.resolve("err"))).isTrue();
      assertThat(System.nanoTime()).isLessThan(end);
      Thread.onSpinWait();
      TimeUnit.MILLISECONDS.sleep(20);
    }
    return new Running(process, Files.readString(folder.resolve("out")).strip());
  }

  private String upstreamBase() {
    return "http://127.0.0.1:" + upstream.getAddress().getPort() + "/v1";
  }

  /** Ends it as Ctrl-C does, but by the signal that nothing ignores. */
  private Ended end(Running running) throws IOException, InterruptedException {
    running.process().destroy();
    assertThat(running.process().waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Ended(
        running.process().exitValue(),
        Files.readString(folder.resolve("out")),
        Files.readString(folder.resolve("err")));
  }

  @Test
  void keepsWhatIsSaidAndSaysSo() throws Exception {
    Running running = record();
    String first = "{\"role\":\"user\",\"content\":\"Is it so?\"}";
    String again =
        first
            + ",{\"role\":\"assistant\",\"content\":\"So it is\"},"
            + "{\"role\":\"user\",\"content\":\"Really?\"}";
    assertThat(running.ask(first, true)).isEqualTo(200);
    assertThat(running.ask(again, false)).isEqualTo(200);
    Ended ended = end(running);

    assertThat(ended.out()).isEqualTo(running.base() + "\n");
    assertThat(ended.err())
        .isEqualTo(
            "calls go to "
                + upstreamBase()
                + "\nbase URL for clients: "
                + running.base()
                + " (such as OPENAI_BASE_URL="
                + running.base()
                + ")\nwhat is said is kept in kept; Ctrl-C ends this\n"
                + "kept/calls.jsonl: 2 calls more, of which 0 partial and 0 failed;"
                + " 0 passed unrecorded, 0 lost\n"
                + "kept/traces.jsonl: 1 traces\n"
                + "next: tracemill inspect kept/traces.jsonl\n");
    assertThat(ended.exit()).isEqualTo(128 + 15);
    assertThat(Files.readString(folder.resolve("kept/traces.jsonl")))
        .isEqualTo(
            "{\"messages\":[" + again + ",{\"role\":\"assistant\",\"content\":\"So it is\"}]}\n");
    assertThat(Files.readString(folder.resolve("kept/calls.jsonl"))).doesNotContain("sk-secret");
    assertSameRows();
  }

  /** The records themselves are traces too: of Langfuse. */
  private void assertSameRows() throws IOException {
    String rows = rows("kept/calls.jsonl", "--format", "langfuse");

    assertThat(rows.lines()).hasSize(3);
    assertThat(rows).contains("Is it so?").contains("Really?").contains("So it is");
    assertThat(rows.lines().skip(1).toList())
        .isEqualTo(rows("kept/traces.jsonl", "--format", "openai_messages").lines().toList());
  }

  private String rows(String file, String... more) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String rows = folder.resolve("rows.jsonl").toString();
    List<String> line = new ArrayList<>(List.of("convert", folder.resolve(file).toString()));
    line.addAll(List.of("-o", rows));
    line.addAll(List.of(more));
    assertThat(Session.run(line, out, err)).as(err.toString()).isZero();
    try {
      return Files.readString(Path.of(rows));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void tellsNumbersAsJson() throws Exception {
    Running running = record("--output", "json", "-q");
    running.ask("{\"role\":\"user\",\"content\":\"a\"}", false);
    Ended ended = end(running);

    assertThat(ended.err()).isEmpty();
    assertThat(ended.out())
        .isEqualTo(
            running.base()
                + "\n{\n  \"calls\": 1,\n  \"partial\": 0,\n  \"failed\": 0,\n  \"passed\": 0,\n"
                + "  \"lost\": 0,\n  \"traces\": 1\n}\n");
  }

  @Test
  void whatAKilledOneKeptIsThereAtTheNextStart() throws Exception {
    Running killed = record();
    for (int i = 0; i < 5; i++) {
      killed.ask("{\"role\":\"user\",\"content\":\"" + i + "\"}", i % 2 == 0);
    }
    killed.process().destroyForcibly().waitFor();
    Path calls = folder.resolve("kept/calls.jsonl");
    List<String> whole = Files.readAllLines(calls);
    Files.writeString(calls, "{\"id\":\"cut", StandardOpenOption.APPEND);
    Running next = record();

    // The last call may not have been on the disk yet when the process was killed.
    assertThat(whole).hasSizeBetween(4, 5);
    assertThat(Files.readAllLines(folder.resolve("kept/traces.jsonl"))).hasSameSizeAs(whole);
    next.ask("{\"role\":\"user\",\"content\":\"next\"}", true);
    Ended ended = end(next);

    assertThat(Files.readAllLines(calls)).hasSize(whole.size() + 1).startsWith(whole.get(0));
    assertThat(ended.err()).contains("kept/traces.jsonl: " + (whole.size() + 1) + " traces\n");
  }

  @Test
  void aPortThatIsTakenIsSaid() throws Exception {
    int port = upstream.getAddress().getPort();
    List<String> line =
        List.of("record", "--upstream", upstreamBase(), "--port", Integer.toString(port));
    Ended ended = Child.run(folder, Child.command(List.of(), line));

    assertThat(ended.exit()).isEqualTo(ExitCodes.FAILED);
    assertThat(ended.err())
        .isEqualTo(
            "tracemill: --port "
                + port
                + ": is taken; choose another, or 0 for any that is free\n");
  }
}
