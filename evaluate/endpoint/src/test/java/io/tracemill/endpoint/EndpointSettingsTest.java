package io.tracemill.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EndpointSettingsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          http://user:pw@host/v1        | an address holds no user and password: put the key into an environment variable and name that
          http://sk-key@host/v1         | an address holds no user and password: put the key into an environment variable and name that
          http://a:b@under_score/v1     | an address holds no user and password: put the key into an environment variable and name that
          ftp://host/v1                 | an address begins with http:// or https://
          host:8080/v1                  | an address begins with http:// or https://
          /v1                           | an address begins with http:// or https://
          http:///v1                    | an address names a host, as in http://127.0.0.1:8080/v1
          http://host/v1#here           | an address has no #
          """)
  void badAddresses(String address, String problem) {
    assertThatThrownBy(() -> EndpointSettings.of(URI.create(address), "m", 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {                    | extra is not a JSON object: not JSON at byte 2: expected a name in double quotes but found the end
          []                   | extra is not a JSON object: expected an object but found an array
          {"stream":true}      | the field "stream" is not for extra
          {"messages":[]}      | the field "messages" is not for extra
          {"n":2}              | the field "n" is not for extra
          """)
  void badExtra(String extra, String problem) {
    EndpointSettings good = EndpointSettings.of(URI.create("http://h"), "m", 1);
    assertThatThrownBy(() -> good.withExtra(extra))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(problem);
  }

  @Test
  void otherBadValues() {
    URI address = URI.create("http://h");
    assertThatThrownBy(() -> EndpointSettings.of(address, "m", 0))
        .hasMessage("at least 1 request at once, not 0");
    assertThatThrownBy(() -> attempts(0))
        .hasMessage("at least 1 attempt, and the longest pause not below one");
    assertThatThrownBy(() -> Secret.of(" \n")).hasMessage("the key is empty");
  }

  private static Retries attempts(int attempts) {
    return new Retries(
        attempts, Retries.USUAL.pause(), Retries.USUAL.longestPause(), Retries.USUAL.row());
  }

  @ParameterizedTest
  @ValueSource(strings = {"sk-\nsecond", "two words", "schl\u00fcssel", "a\u0000b"})
  void badKeysAreNotShown(String key) {
    assertThatThrownBy(() -> Secret.of(key))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining(key)
        .hasMessageStartingWith("the key holds white space, a control character");
  }

  @Test
  void theKeyIsNotShown() {
    EndpointSettings settings =
        EndpointTrial.withKey(
            EndpointSettings.of(URI.create("http://h"), "m", 1), "sk-0123456789abcdef");
    assertThat(settings.toString()).contains("[key]").doesNotContain("0123456789");
  }

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1:8080/v1, true",
    "http://127.255.255.254, true",
    "http://localhost:11434/v1, true",
    "http://LOCALHOST/v1, true",
    "http://[::1]:80/v1, true",
    "http://[0:0:0:0:0:0:0:1]/, true",
    "http://127.0.0.256, false",
    "http://127.1, false",
    "http://127.0.0.1.example.org, false",
    "http://localhost.example.org, false",
    "http://0.0.0.0:8080, false",
    "http://128.0.0.1, false",
    "http://10.0.0.1, false",
    "http://example.org/127.0.0.1, false",
    "http://example.org/?localhost, false",
    "http://[::2], false",
    "mailto:a@localhost, false",
    "/localhost, false"
  })
  void loopback(URI address, boolean stays) {
    assertThat(Endpoint.isLoopback(address)).isEqualTo(stays);
  }

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1:PORT/v1, /v1/chat/completions",
    "http://127.0.0.1:PORT/v1/, /v1/chat/completions",
    "HTTP://127.0.0.1:PORT/v1//, /v1/chat/completions",
    "http://127.0.0.1:PORT/v1/chat/completions, /v1/chat/completions",
    "http://127.0.0.1:PORT/v1/chat/completions/, /v1/chat/completions",
    "http://127.0.0.1:PORT, /chat/completions",
    "http://127.0.0.1:PORT/a%20b?api-version=2024-10-21, /a%20b/chat/completions?api-version=2024-10-21"
  })
  void paths(String address, String path) throws Exception {
    try (FaultyServer server = EndpointTrial.parrot()) {
      String port = Integer.toString(server.address().getPort());
      EndpointTrial.one(EndpointTrial.settings(URI.create(address.replace("PORT", port))));
      assertThat(server.heard().get(0).path()).isEqualTo(path);
    }
  }

  @Test
  void aKeyThatAllCanReadIsDoubted() throws Exception {
    EndpointSettings plain = EndpointSettings.of(URI.create("http://far.example/v1"), "m", 1);
    EndpointSettings near = EndpointSettings.of(URI.create("http://localhost/v1"), "m", 1);
    EndpointSettings safe = EndpointSettings.of(URI.create("https://far.example/v1"), "m", 1);
    assertThat(doubts(EndpointTrial.withKey(plain, "sk-1234")))
        .containsExactly("the key goes to http://far.example/v1 for all to read: write https");
    assertThat(doubts(EndpointTrial.withKey(near, "sk-1234"))).isEmpty();
    assertThat(doubts(EndpointTrial.withKey(safe, "sk-1234"))).isEmpty();
    assertThat(doubts(plain)).isEmpty();
  }

  private static java.util.List<String> doubts(EndpointSettings settings) throws Exception {
    try (Endpoint endpoint = Endpoint.open(settings, EndpointListener.NONE)) {
      return endpoint.doubts();
    }
  }
}
