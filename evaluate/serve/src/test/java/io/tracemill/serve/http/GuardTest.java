package io.tracemill.serve.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.serve.http.RawClient.Heard;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GuardTest {
  private static final String TOKEN = "Authorization: Bearer s3cret\r\n";

  private final List<String> log = Collections.synchronizedList(new ArrayList<>());
  private Listener listener;

  @BeforeEach
  void listen() throws IOException {
    Complaints complaints = new Complaints(log::add);
    Routes routes =
        new Routes(
            List.of(
                Route.of("GET", "/models", call -> text("models")),
                Route.of("POST", "/models", call -> text("made")),
                Route.of("GET", "/models/{id}", call -> text("model " + call.value("id"))),
                Route.of(
                    "GET",
                    "/broken",
                    call -> {
                      throw new IllegalStateException("my secret");
                    }),
                Route.of(
                    "GET",
                    "/full",
                    call -> {
                      throw new IOException("disk\nfull");
                    }),
                Route.open("GET", "/files/{secret}/{name}", call -> text("file"))),
            new BearerToken("s3cret"),
            complaints,
            path -> "models are mirrored");
    Guard guard = new Guard(Set.of("Trace.example"), complaints, routes);
    listener = Listener.open(ListenerSettings.loopback(0), guard);
  }

  @AfterEach
  void close() {
    listener.close();
  }

  private static HttpReply text(String text) {
    return HttpReply.of(200, "text/plain", text.getBytes(StandardCharsets.UTF_8));
  }

  private Heard ask(String request) throws IOException {
    return RawClient.ask(listener.address(), request + "\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "LOCALHOST:1",
        "127.0.0.1:65535",
        "[::1]",
        "[::1]:80",
        "trace.example:8080"
      })
  void ownHosts(String host) throws IOException {
    Heard heard = ask("GET /models HTTP/1.1\r\nHost: " + host + "\r\n" + TOKEN);

    assertThat(heard.status()).isEqualTo(200);
    assertThat(heard.headers())
        .containsEntry("x-content-type-options", "nosniff")
        .containsEntry("cache-control", "no-store")
        .doesNotContainKey("access-control-allow-origin");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "localhost.evil.example",
        "localhost:80:80",
        "localhost:port",
        "evil.example#localhost",
        "user@localhost",
        "localhost.",
        "[::2]",
        "127.0.0.2",
        ":80",
        "a,localhost"
      })
  void otherHosts(String host) throws IOException {
    Heard heard = ask("GET /models HTTP/1.1\r\nHost: " + host + "\r\n" + TOKEN);

    assertThat(heard.status()).isEqualTo(421);
    assertThat(heard.headers()).containsEntry("cache-control", "no-store");
    assertThat(log)
        .containsExactly(
            "GET 421 this server is not the host that the request names: use its own address");
  }

  @ParameterizedTest
  @CsvSource({"'', none", "'Host: localhost\r\nHost: localhost\r\n', several"})
  void oneHost(String hosts, String found) throws IOException {
    Heard heard = ask("GET /models HTTP/1.1\r\n" + hosts + TOKEN);

    assertThat(heard.status()).isEqualTo(400);
    assertThat(heard.body())
        .isEqualTo("{\"detail\":\"expected one header `Host` but found " + found + "\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://localhost", "null", "https://evil.example", ""})
  void webPages(String origin) throws IOException {
    Heard heard = ask("GET /models HTTP/1.1\r\nHost: localhost\r\nOrigin: " + origin + "\r\n");

    assertThat(heard.status()).isEqualTo(403);
    assertThat(log)
        .containsExactly(
            "GET 403 requests of web pages are refused: leave out the header `Origin`");
  }

  @Test
  void aPreflightIsAWebPage() throws IOException {
    assertThat(ask("OPTIONS /models HTTP/1.1\r\nHost: localhost\r\nOrigin: http://a\r\n").status())
        .isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Authorization: Basic s3cret\r\n",
        "Authorization: Bearer\r\n",
        "Authorization: Bearer wrong\r\n",
        "Authorization: Bearer s3cre\r\n",
        "Authorization: Bearer s3cret2\r\n",
        "Authorization: Bearer S3CRET\r\n",
        "Authorization: Bearer s3cret\r\nAuthorization: Bearer s3cret\r\n"
      })
  void tokens(String header) throws IOException {
    for (String path : List.of("/models", "/models/1", "/nowhere", "/models/../models")) {
      Heard heard = ask("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + header);

      assertThat(heard.status()).isEqualTo(401);
      assertThat(heard.headers()).containsEntry("www-authenticate", "Bearer");
    }
    assertThat(log).hasSize(4).noneMatch(line -> line.contains("cret"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer s3cret", "bearer s3cret", "BEARER   s3cret "})
  void theToken(String value) throws IOException {
    Heard heard =
        ask("GET /models HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + value + "\r\n");

    assertThat(heard.body()).isEqualTo("models");
  }

  @Test
  void anOpenPathNeedsNoToken() throws IOException {
    assertThat(ask("GET /files/1/a HTTP/1.1\r\nHost: localhost\r\n").body()).isEqualTo("file");
  }

  @ParameterizedTest
  @CsvSource({
    "/models,              200",
    "/models?a=b,          200",
    "/models/1,            200",
    "/models/%2e%2e,       200",
    "/models/..,           200",
    "/models/,             404",
    "/models//1,           404",
    "/./models,            404",
    "/a/../models,         404",
    "/%6dodels,            404",
    "/models%2f1,          404",
    "/models/1/2,          404",
    "/models;a=b,          404",
    "/MODELS,              404",
    "/files/1,             404",
    "/files//a,            404",
    "//models,             404",
    "//a/models,           400",
    "http://localhost/models, 400",
    "http://evil.example/models, 400",
    "'/models\0',          400",
    "/models\\1,           400",
    "/models%,             400",
    "/models/\u00e9,       200",
    "models,               404",
    "*,                    404",
  })
  void paths(String path, int status) throws IOException {
    Heard heard = ask("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + TOKEN);

    assertThat(heard.status()).isEqualTo(status);
  }

  @Test
  void whatIsTakenFromAPathStaysAsItCame() throws IOException {
    assertThat(ask("GET /models/%2e%2e%2fx HTTP/1.1\r\nHost: localhost\r\n" + TOKEN).body())
        .isEqualTo("model %2e%2e%2fx");
  }

  @Test
  void aLostPathIsTold() throws IOException {
    Heard heard = ask("GET /slms/s3cret HTTP/1.1\r\nHost: localhost\r\n" + TOKEN);

    assertThat(heard.body()).isEqualTo("{\"detail\":\"models are mirrored\"}");
    assertThat(log).containsExactly("GET (no route) 404 no such path");
  }

  @ParameterizedTest
  @CsvSource({
    "DELETE,  /models,    'GET, HEAD, POST'",
    "TRACE,   /models,    'GET, HEAD, POST'",
    "OPTIONS, /models,    'GET, HEAD, POST'",
    "get,     /models,    'GET, HEAD, POST'",
    "POST,    /models/1,  'GET, HEAD'",
    "PUT,     /files/1/a, 'GET, HEAD'",
  })
  void methods(String method, String path, String allowed) throws IOException {
    Heard heard = ask(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n" + TOKEN);

    assertThat(heard.status()).isEqualTo(405);
    assertThat(heard.headers()).containsEntry("allow", allowed);
  }

  @Test
  void headIsGetWithoutABody() throws IOException {
    try (RawClient client = new RawClient(listener.address())) {
      client.send("HEAD /models HTTP/1.1\r\nHost: localhost\r\n" + TOKEN + "\r\n");
      assertThat(client.hearHead().headers()).containsEntry("content-length", "6");
      client.send("HEAD /nowhere HTTP/1.1\r\nHost: localhost\r\n" + TOKEN + "\r\n");
      assertThat(client.hearHead().status()).isEqualTo(404);
      client.send("GET /models HTTP/1.1\r\nHost: localhost\r\n" + TOKEN + "\r\n");
      assertThat(client.hear().body()).isEqualTo("models");
    }
  }

  @Test
  void bugsAndDisksAreLoggedWithoutWhatTheyMayHold() throws IOException {
    assertThat(ask("GET /broken HTTP/1.1\r\nHost: localhost\r\n" + TOKEN).body())
        .isEqualTo("{\"detail\":\"the server has a bug: its log says where\"}");
    assertThat(ask("GET /full HTTP/1.1\r\nHost: localhost\r\n" + TOKEN).status()).isEqualTo(500);
    assertThat(log.get(0))
        .startsWith(
            "GET /broken 500 a bug, please report it: java.lang.IllegalStateException at io.tracemill")
        .doesNotContain("secret");
    assertThat(log.get(1)).isEqualTo("GET /full 500 java.io.IOException: disk full");
  }
}
