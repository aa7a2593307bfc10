package io.tracemill.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where no model is named. */
final class ModelListTest {
  private static EndpointSettings unnamed(FaultyServer server) {
    EndpointSettings named = EndpointTrial.settings(server).with(EndpointTrial.attempts(3));
    return new EndpointSettings(
        named.address(),
        Optional.empty(),
        named.keyVariable(),
        named.key(),
        named.parallel(),
        named.context(),
        named.extra(),
        named.patience());
  }

  private static FaultyServer listing(String body) {
    return EndpointTrial.parrot()
        .script(
            r ->
                Optional.of(ServerReply.json(200, body))
                    .filter(any -> r.line().startsWith("GET /v1/models ")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"object\":\"list\",\"data\":[{\"id\":\"only\",\"object\":\"model\"}]}",
        "{\"models\":[{\"name\":\"only\",\"model\":\"other\"}]}",
        "[{\"id\":\"only\"}]",
        "{\"data\":[\"only\",{\"no\":1},7]}"
      })
  void theOnlyOne(String body) throws IOException {
    try (FaultyServer server = listing(body);
        Endpoint endpoint = Endpoint.open(unnamed(server), EndpointListener.NONE)) {
      assertThat(endpoint.identity()).containsEntry("model", "only");
      EndpointTrial.ask(endpoint, EndpointTrial.rows(1));
      assertThat(server.heard().get(1).field("model")).contains("\"only\"");
    }
  }

  @Test
  void several() throws IOException {
    try (FaultyServer server = listing("{\"data\":[{\"id\":\"b\"},{\"id\":\"a\"}]}")) {
      assertThatThrownBy(() -> Endpoint.open(unnamed(server), EndpointListener.NONE))
          .isInstanceOf(IOException.class)
          .hasMessage(server.address() + " lists 2 models: b, a; write which one, as in model: b");
    }
  }

  @Test
  void many() throws IOException {
    String all =
        IntStream.range(0, 300)
            .mapToObj(i -> "{\"id\":\"m" + i + "\"}")
            .collect(Collectors.joining(",", "{\"data\":[", "]}"));
    try (FaultyServer server = listing(all)) {
      assertThatThrownBy(() -> Endpoint.open(unnamed(server), EndpointListener.NONE))
          .hasMessageContaining(" lists 300 models: m0, m1,")
          .hasMessageEndingWith("m19, …; write which one, as in model: m0");
    }
  }

  @Test
  void none() throws IOException {
    try (FaultyServer server = listing("{\"data\":[]}")) {
      assertThatThrownBy(() -> Endpoint.open(unnamed(server), EndpointListener.NONE))
          .hasMessage(server.address() + " lists no model: load one, or write model: NAME");
    }
  }

  @Test
  void troublePasses() throws IOException {
    try (FaultyServer server =
            listing("{\"data\":[{\"id\":\"only\"}]}").firstly(Fault.UNAVAILABLE, Fault.PAGE);
        Endpoint endpoint = Endpoint.open(unnamed(server), EndpointListener.NONE)) {
      assertThat(endpoint.identity()).containsEntry("model", "only");
      assertThat(server.heard()).hasSize(3);
    }
  }

  @Test
  void troubleThatDoesNot() throws IOException {
    try (FaultyServer server = listing("{\"hello\":true}")) {
      assertThatThrownBy(() -> Endpoint.open(unnamed(server), EndpointListener.NONE))
          .hasMessage(
              server.address()
                  + " does not tell its models: no list of models; start the server, check the"
                  + " address, or write model: NAME");
    }
  }

  @Test
  void aKeyIsAskedFor() throws IOException {
    try (FaultyServer server =
        EndpointTrial.parrot().script(r -> Optional.of(ServerReply.error(401, "who are you?")))) {
      assertThatThrownBy(() -> Endpoint.open(unnamed(server), EndpointListener.NONE))
          .hasMessage(
              server.address()
                  + " answers 401: who are you?; name the environment variable that holds its"
                  + " key, as in api_key_env: TEACHER_KEY");
      assertThat(server.heard()).hasSize(1);
    }
  }

  @Test
  void aNamedOneOpensNoConnection() throws IOException {
    try (FaultyServer server = EndpointTrial.parrot();
        Endpoint endpoint = Endpoint.open(EndpointTrial.settings(server), EndpointListener.NONE)) {
      assertThat(endpoint.identity())
          .containsOnly(java.util.Map.entry("model", "parrot"), java.util.Map.entry("extra", "{}"));
      EndpointTrial.ask(endpoint, java.util.List.of());
      assertThat(server.connected()).isZero();
    }
  }

  @Test
  void identityIsNotWhereItIs() throws IOException {
    try (FaultyServer server = EndpointTrial.parrot();
        Endpoint one =
            Endpoint.open(
                EndpointTrial.settings(server).withExtra("{\"b\":1.0,\"a\":{}}"),
                EndpointListener.NONE);
        Endpoint other =
            Endpoint.open(
                EndpointTrial.settings(java.net.URI.create("http://elsewhere.example/v1"))
                    .withExtra(" {\"a\" :{}, \"b\":1}"),
                EndpointListener.NONE)) {
      assertThat(one.identity()).isEqualTo(other.identity());
    }
  }
}
