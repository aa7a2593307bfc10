package io.tracemill.serve.http;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.serve.http.RawClient.Heard;
import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests that do not keep to HTTP; the server behind is the JDK's, whose answers these are. */
final class FramingTest {
  private static final String POST = "POST / HTTP/1.1\r\nHost: localhost\r\n";

  private final List<String> log = Collections.synchronizedList(new ArrayList<>());
  private Listener listener;

  @BeforeEach
  void listen() throws IOException {
    Handler counting =
        call -> {
          int count = call.body(100).readAllBytes().length;
          return HttpReply.of(200, "text/plain", ("" + count).getBytes(StandardCharsets.UTF_8));
        };
    Guard guard = new Guard(Set.of(), new Complaints(log::add), counting);
    listener = Listener.open(ListenerSettings.loopback(0), guard);
  }

  @AfterEach
  void close() {
    listener.close();
  }

  /**
   * What is answered to a request after which the client sends nothing; 0 is a closed connection.
   */
  @ParameterizedTest
  @CsvSource({
    "'Content-Length: 3',                               'abc',             200",
    "'Content-Length: 0',                               '',                200",
    "'Content-Length: 3\r\nContent-Length: 3',          'abc',             400",
    "'Content-Length: 3\r\nContent-Length: 4',          'abcd',            400",
    "'Content-Length: 3, 3',                            'abc',             400",
    "'Content-Length: 3\r\nTransfer-Encoding: chunked', '3\r\nabc\r\n0\r\n\r\n', 400",
    "'Transfer-Encoding: chunked',                      '3\r\nabc\r\n0\r\n\r\n', 200",
    "'Transfer-Encoding: gzip, chunked',                '3\r\nabc\r\n0\r\n\r\n', 501",
    "'Transfer-Encoding: identity',                     'abc',             501",
    "'Content-Length: x',                               'abc',             400",
    "'Content-Length: 99999999999999999999',            'abc',             400",
    "'Content-Length: 9',                               'abc',             400",
    "'Transfer-Encoding: chunked',                      '9\r\nabc',        400",
    "'Transfer-Encoding: chunked',                      '3\r\nabc\r\n',    400",
    "'Transfer-Encoding: chunked',                      'x\r\nabc\r\n0\r\n\r\n', 400",
    "'Transfer-Encoding: chunked',                      '3\r\nabcdef\r\n0\r\n\r\n', 400",
    "'Transfer-Encoding: chunked',                      '-3\r\nabc\r\n0\r\n\r\n', 400",
    "'Transfer-Encoding: chunked',                      'fffffffff\r\nabc\r\n', 400",
    "'Content-Length: -1',                              'abc',             400",
    "' Content-Length: 3',                              'abc',             421",
    "'Content-Length : 3',                              'abc',             400",
  })
  void bodies(String headers, String body, int status) throws IOException {
    try (RawClient client = new RawClient(listener.address())) {
      client.send(POST + headers + "\r\n\r\n" + body).finish();

      assertThat(client.hear().status()).isEqualTo(status);
    }
  }

  @Test
  void whatBreaksOffIsLogged() throws IOException {
    try (RawClient client = new RawClient(listener.address())) {
      client.send(POST + "Content-Length: 9\r\n\r\nabc").finish();

      assertThat(client.hear().body()).isEqualTo("{\"detail\":\"the request broke off\"}");
      assertThat(log).hasSize(1);
      assertThat(log.get(0)).startsWith("POST 400 the request broke off: ");
    }
  }

  @Test
  void anEndlessBodyIsRefusedAtItsLimit() throws IOException {
    try (RawClient client = new RawClient(listener.address())) {
      client.send(POST + "Transfer-Encoding: chunked\r\n\r\n");
      for (int i = 0; i < 20; i++) {
        client.send("a\r\n0123456789\r\n");
      }

      assertThat(client.hear().status()).isEqualTo(413);
      assertThat(log).containsExactly("POST 413 the body is larger than 100 bytes");
    }
  }

  /** A connection that is closed too early would be reset, and the answer lost. */
  @Test
  void whoSendsAllBeforeListeningGetsTheAnswer() throws IOException {
    try (RawClient client = new RawClient(listener.address())) {
      client.send(POST + "Content-Length: 50000000\r\n\r\n");
      for (int i = 0; i < 50; i++) {
        client.send(new byte[1_000_000]);
      }

      assertThat(client.hear().status()).isEqualTo(413);
      assertThat(client.send(POST + "Content-Length: 1\r\n\r\na").hear().status()).isEqualTo(200);
    }
  }

  @Test
  void aHugeHeadIsCutOff() throws IOException {
    for (String huge :
        List.of(
            "GET /" + "a".repeat(1 << 20) + " HTTP/1.1\r\nHost: localhost\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: localhost\r\nA: " + "a".repeat(1 << 20) + "\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: localhost\r\n" + headers(1000) + "\r\n")) {
      try (RawClient client = new RawClient(listener.address())) {
        Heard heard = hear(client, huge);

        assertThat(heard.status()).as(huge.substring(0, 50)).isIn(0, 400, 413, 414, 431);
      }
    }
    assertThat(RawClient.ask(listener.address(), POST + "\r\n").status()).isEqualTo(200);
  }

  private static String headers(int count) {
    return IntStream.range(0, count).mapToObj(i -> "A" + i + ": b\r\n").collect(joining());
  }

  /** The connection may be closed while the client still sends. */
  private static Heard hear(RawClient client, String request) throws IOException {
    try {
      return client.send(request).hear();
    } catch (SocketException e) {
      return client.hear();
    }
  }

  @Test
  void garbageIsCutOff() throws IOException {
    for (String garbage :
        List.of("\r\n\r\n", "GET\r\n\r\n", "GET /\r\n\r\n", "\u0016\u0003\u0001\0\0\r\n\r\n")) {
      try (RawClient client = new RawClient(listener.address())) {
        assertThat(client.send(garbage).finish().hear().status()).isIn(0, 400);
      }
    }
    assertThat(RawClient.ask(listener.address(), POST + "\r\n").status()).isEqualTo(200);
  }
}
