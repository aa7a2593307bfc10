package io.tracemill.serve.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.serve.http.RawClient.Heard;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class ListenerTest {
  private static final String GET = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";

  @Test
  void answersAndKeepsTheConnection() throws IOException {
    try (Listener listener = open(call -> text(call.method() + " " + call.target()));
        RawClient client = new RawClient(listener.address())) {
      for (int i = 0; i < 3; i++) {
        Heard heard = client.send("GET /a%2Fb?c=" + i + " HTTP/1.1\r\nHost: x\r\n\r\n").hear();

        assertThat(heard.status()).isEqualTo(200);
        assertThat(heard.body()).isEqualTo("GET /a%2Fb?c=" + i);
      }
    }
  }

  @Test
  void answersRequestsThatComeAllAtOnce() throws IOException {
    try (Listener listener = open(call -> text(call.path()));
        RawClient client = new RawClient(listener.address())) {
      String second = "POST /2 HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc";
      client.send(
          "GET /1 HTTP/1.1\r\nHost: x\r\n\r\n" + second + "GET /3 HTTP/1.1\r\nHost: x\r\n\r\n");

      assertThat(List.of(client.hear().body(), client.hear().body(), client.hear().body()))
          .containsExactly("/1", "/2", "/3");
    }
  }

  @Test
  void bodiesStreamBothWays() throws IOException {
    Handler echo =
        call ->
            HttpReply.streamed(
                200,
                List.of(),
                out -> {
                  for (int one = call.body().read(); one >= 0; one = call.body().read()) {
                    out.write(one);
                    out.flush();
                  }
                });
    try (Listener listener = open(echo);
        RawClient client = new RawClient(listener.address())) {
      client.send("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n");
      client.send("1\r\nb\r\n0\r\n\r\n");

      assertThat(client.hear().body()).isEqualTo("ab");
    }
  }

  @Test
  void whatIsFlushedArrivesBeforeTheAnswerEnds() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    Handler waiting =
        call ->
            HttpReply.streamed(
                200,
                List.of(),
                out -> {
                  out.write("first".getBytes(StandardCharsets.UTF_8));
                  out.flush();
                  await(arrived);
                  out.write("second".getBytes(StandardCharsets.UTF_8));
                });
    try (Listener listener = open(waiting);
        RawClient client = new RawClient(listener.address())) {
      client.send(GET);
      client.awaitText("first");
      arrived.countDown();
      client.awaitText("second");
    }
  }

  @Test
  void anAnswerThatFailsBreaksOff() throws IOException {
    Handler failing =
        call ->
            HttpReply.streamed(
                200,
                List.of(),
                out -> {
                  out.write('a');
                  out.flush();
                  throw new IOException("lost");
                });
    try (Listener listener = open(failing);
        RawClient client = new RawClient(listener.address())) {
      assertThat(client.send(GET).all()).endsWith("\r\n1\r\na\r\n");
    }
  }

  @Test
  void headHasTheLengthAndNoBody() throws IOException {
    try (Listener listener = open(call -> text("four"));
        RawClient client = new RawClient(listener.address())) {
      Heard heard = client.send("HEAD / HTTP/1.1\r\nHost: x\r\n\r\n").hearHead();

      assertThat(heard.status()).isEqualTo(200);
      assertThat(heard.headers()).containsEntry("content-length", "4");
      assertThat(client.send(GET).hear().body()).isEqualTo("four");
    }
  }

  @Test
  void refusalsAreJson() throws IOException {
    Handler refusing =
        call -> {
          throw new HttpRefusedException(409, "not \"yet\"");
        };
    try (Listener listener = open(refusing)) {
      Heard heard = RawClient.ask(listener.address(), GET);

      assertThat(heard.status()).isEqualTo(409);
      assertThat(heard.body()).isEqualTo("{\"detail\":\"not \\\"yet\\\"\"}");
    }
  }

  @Test
  void whoStandsStillInTheHeadIsCutOff() throws IOException {
    try (Listener listener = impatient(call -> text("done"));
        RawClient client = new RawClient(listener.address())) {
      assertThat(client.send("GET / HTTP/1.1\r\nHos").all()).isEmpty();
    }
  }

  @Test
  void whoStandsStillInTheBodyIsCutOff() throws Exception {
    BlockingQueue<Exception> failures = new LinkedBlockingQueue<>();
    Handler reading =
        call -> {
          try (InputStream body = call.body()) {
            body.readAllBytes();
          } catch (IOException e) {
            failures.add(e);
            throw e;
          }
          return text("done");
        };
    try (Listener listener = impatient(reading);
        RawClient client = new RawClient(listener.address())) {
      client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nabc");

      assertThat(client.all()).isEmpty();
      assertThat(failures.poll(20, TimeUnit.SECONDS))
          .hasMessage("the client stood still for too long");
    }
  }

  /** A byte now and then is no progress. */
  @Test
  void whoTricklesIsCutOff() throws Exception {
    BlockingQueue<Exception> failures = new LinkedBlockingQueue<>();
    Handler reading =
        call -> {
          try {
            return text("" + call.body().readAllBytes().length);
          } catch (IOException e) {
            failures.add(e);
            throw e;
          }
        };
    try (Listener listener = impatient(reading);
        RawClient client = new RawClient(listener.address())) {
      client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n");
      while (failures.isEmpty()) {
        trickle(client);
      }

      assertThat(failures.remove()).hasMessage("the client stood still for too long");
    }
  }

  private static void trickle(RawClient client) throws InterruptedException {
    try {
      client.send("a");
    } catch (IOException e) {
      // Closed: that it is, the server says.
    }
    Thread.sleep(5);
  }

  @Test
  void whoSendsSteadilyIsNot() throws IOException {
    try (Listener listener = impatient(call -> text("" + call.body().readAllBytes().length));
        RawClient client = new RawClient(listener.address())) {
      client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 50000000\r\n\r\n");
      for (int i = 0; i < 500; i++) {
        client.send(new byte[100_000]);
      }

      assertThat(client.hear().body()).isEqualTo("50000000");
    }
  }

  @Test
  void whoDoesNotTakeTheAnswerIsCutOff() throws Exception {
    BlockingQueue<Exception> failures = new LinkedBlockingQueue<>();
    Handler endless =
        call ->
            HttpReply.streamed(
                200,
                List.of(),
                out -> {
                  byte[] much = new byte[1 << 20];
                  try {
                    for (int i = 0; i < 1000; i++) {
                      out.write(much);
                    }
                  } catch (IOException e) {
                    failures.add(e);
                    throw e;
                  }
                });
    try (Listener listener = impatient(endless);
        RawClient client = new RawClient(listener.address())) {
      client.send(GET);

      assertThat(failures.poll(20, TimeUnit.SECONDS)).isInstanceOf(InterruptedIOException.class);
    }
  }

  @Test
  void slowClientsHoldUpNoOther() throws IOException {
    List<RawClient> slow = new ArrayList<>();
    try (Listener listener = open(call -> text("" + call.body().readAllBytes().length))) {
      for (int i = 0; i < 50; i++) {
        RawClient client = new RawClient(listener.address());
        slow.add(client);
        client.send("POST / HTTP/1.1\r\nHost: x\r\n");
        client.send(i % 2 == 0 ? "Conte" : "Content-Length: 9\r\n\r\nabc");
      }
      for (int i = 0; i < 200; i++) {
        assertThat(RawClient.ask(listener.address(), GET).body()).isEqualTo("0");
      }
      for (int i = 1; i < 50; i += 2) {
        assertThat(slow.get(i).send("defghi").hear().body()).isEqualTo("9");
      }
    } finally {
      for (RawClient client : slow) {
        client.close();
      }
    }
  }

  @Test
  void whatRunsIsAnsweredWhenItIsClosed() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    Listener listener =
        open(
            call -> {
              if (call.path().equals("/slow")) {
                begun.countDown();
                await(goOn);
              }
              return text("done");
            });
    try (RawClient client = new RawClient(listener.address())) {
      client.send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n");
      await(begun);
      Thread closing = new Thread(listener::close);
      closing.start();
      Heard late = RawClient.ask(listener.address(), GET);
      while (late.status() == 200) {
        late = RawClient.ask(listener.address(), GET);
      }
      goOn.countDown();

      assertThat(late.status()).isEqualTo(503);
      assertThat(client.hear().body()).isEqualTo("done");
      closing.join();
    }
  }

  private static Listener open(Handler handler) throws IOException {
    return Listener.open(ListenerSettings.loopback(0), handler);
  }

  private static Listener impatient(Handler handler) throws IOException {
    return Listener.open(
        ListenerSettings.loopback(0).withPatience(Duration.ofMillis(200)), handler);
  }

  private static HttpReply text(String text) {
    return HttpReply.of(200, "text/plain", text.getBytes(StandardCharsets.UTF_8));
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
