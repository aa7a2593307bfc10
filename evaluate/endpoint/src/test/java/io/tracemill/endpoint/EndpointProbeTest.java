package io.tracemill.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class EndpointProbeTest {
  private static final String CALL =
      "{\"role\":\"assistant\",\"content\":null,\"tool_calls\":[{\"id\":\"c\",\"type\":\"function\","
          + "\"function\":{\"name\":\"get_weather\",\"arguments\":\"{}\"}}]}";

  /** A model that does all that it is asked. */
  private static Optional<ServerReply> able(HeardRequest request) {
    if (request.line().startsWith("GET")) {
      return Optional.empty();
    }
    int prompt = request.messages().length() / 4;
    String limit = request.field("max_tokens").orElse("");
    if (limit.equals("8")) {
      return Optional.of(ServerReply.chat(ServerReply.message("one two"), "length", prompt, 8));
    }
    return Optional.of(ServerReply.chat(message(request), "stop", prompt, 20));
  }

  private static String message(HeardRequest request) {
    if (request.field("tools").isPresent()) {
      return CALL;
    }
    if (request.field("response_format").isPresent()) {
      return ServerReply.message("{\"fruit\":\"plum\",\"colour\":\"blue\"}");
    }
    String words = EndpointTrial.lastWords(request.messages());
    return ServerReply.message(
        words.startsWith("The password is ") ? words.split(" ")[3] : "Blue, as ever.");
  }

  private static List<ProbeResult> probe(FaultyServer server) {
    return EndpointProbe.run(EndpointTrial.settings(server), EndpointListener.NONE);
  }

  private static List<String> shown(List<ProbeResult> results) {
    return results.stream()
        .filter(each -> !each.name().equals("speed"))
        .map(each -> each.name() + " " + each.state() + ": " + each.words())
        .toList();
  }

  @Test
  void aModelThatIsAble() throws IOException {
    try (FaultyServer server = EndpointTrial.parrot().script(EndpointProbeTest::able)) {
      List<ProbeResult> results = probe(server);
      assertThat(shown(results))
          .containsExactly(
              "reachable OK: answers",
              "model listed OK: parrot",
              "one word OK: \"Blue, as ever.\"",
              "tool call OK: calls get_weather",
              "JSON answer OK: keeps a schema",
              "token limit OK: 8 tokens where 8 were allowed, ended by length",
              "context OK: the first of 6811 tokens was there",
              "same twice OK: at temperature 0",
              "thoughts OK: does not think");
      ProbeResult speed = results.get(results.size() - 1);
      assertThat(speed.state()).isEqualTo(ProbeState.OK);
      assertThat(speed.words()).endsWith(" tokens/s, 4 requests at once");
      assertThat(speed.number().orElseThrow()).isPositive();
    }
  }

  @Test
  void aModelThatIsNot() throws IOException {
    AtomicInteger times = new AtomicInteger();
    try (FaultyServer server =
        EndpointTrial.parrot()
            .script(
                r ->
                    r.line().startsWith("GET")
                        ? Optional.of(ServerReply.json(200, "{\"data\":[{\"id\":\"other\"}]}"))
                        : Optional.of(
                            ServerReply.chat(
                                ServerReply.message(
                                    "<think>hm</think> Sorry " + times.incrementAndGet()),
                                "stop",
                                10,
                                30)))) {
      assertThat(shown(probe(server)))
          .containsExactly(
              "reachable OK: answers",
              "model listed NOT: not parrot but other",
              "one word OK: \"Sorry 1\"",
              "tool call NOT: words: \"Sorry 2\"",
              "JSON answer NOT: response_format is ignored: \"Sorry 3\"",
              "token limit NOT: 30 tokens where 8 were allowed, ended by end-token",
              "context NOT: at about 1946 tokens the first word was lost; 0 were held",
              "same twice NOT: two answers at temperature 0",
              "thoughts OK: thinks, in the text");
    }
  }

  @Test
  void aServerThatRefusesWhatItDoesNotKnow() throws IOException {
    try (FaultyServer server =
        EndpointTrial.parrot()
            .script(
                r -> {
                  if (r.line().startsWith("GET")) {
                    return Optional.of(ServerReply.error(404, "no such page"));
                  }
                  boolean known =
                      r.field("tools").isEmpty() && r.field("response_format").isEmpty();
                  return known ? able(r) : Optional.of(ServerReply.error(400, "what is that?"));
                })) {
      assertThat(shown(probe(server)))
          .contains(
              "reachable OK: answers",
              "model listed NOT: no list: parrot at "
                  + server.address()
                  + " answers 404: no such page; check the model's name, parrot, or the address",
              "tool call NOT: refused with 400: what is that?",
              "JSON answer NOT: refused with 400: what is that?");
    }
  }

  @Test
  void aContextThatIsSmallerThanSaid() throws IOException {
    try (FaultyServer server =
        EndpointTrial.parrot()
            .script(
                r -> {
                  int tokens = r.messages().length() / 4;
                  boolean cut = tokens > 4096;
                  return cut
                      ? Optional.of(
                          ServerReply.chat(ServerReply.message("which?"), "stop", 2050, 2))
                      : able(r);
                })) {
      EndpointSettings said = EndpointTrial.withContext(EndpointTrial.settings(server), 16384);
      ProbeResult context =
          EndpointProbe.run(said, EndpointListener.NONE).stream()
              .filter(each -> each.name().equals("context"))
              .findFirst()
              .orElseThrow();
      assertThat(context.state()).isEqualTo(ProbeState.NOT);
      assertThat(context.words())
          .isEqualTo("at about 7783 tokens the first word was lost; 4008 were held");
      assertThat(context.number().orElseThrow()).isEqualTo(4008.0);
    }
  }

  @Test
  void aModelThatThinksInAField() throws IOException {
    try (FaultyServer server =
        EndpointTrial.parrot()
            .script(
                r ->
                    Optional.of(
                            ServerReply.chat(
                                "{\"role\":\"assistant\",\"content\":\"Blue\",\"reasoning\":\"hm\"}",
                                "stop",
                                10,
                                30))
                        .filter(any -> r.line().startsWith("POST")))) {
      assertThat(shown(probe(server))).contains("thoughts OK: thinks, in the field reasoning");
    }
  }

  @Test
  void nobodyThere() throws IOException {
    URI gone;
    try (FaultyServer server = EndpointTrial.parrot()) {
      gone = server.address();
    }
    List<ProbeResult> results =
        EndpointProbe.run(EndpointTrial.settings(gone), EndpointListener.NONE);
    assertThat(shown(results))
        .containsExactly(
            "reachable NOT: parrot at "
                + gone
                + " does not tell its models: the connection was refused; start the server, check"
                + " the address, or write model: NAME",
            "model listed NOT: no list: parrot at "
                + gone
                + " does not tell its models: the connection was refused; start the server, check"
                + " the address, or write model: NAME",
            "one word NOT: parrot at "
                + gone
                + " cannot be reached: no answer in 2 attempts, the last: the connection was"
                + " refused; start the server, or check the address",
            "tool call SKIPPED: no word was answered",
            "JSON answer SKIPPED: no word was answered",
            "token limit SKIPPED: no word was answered",
            "context SKIPPED: no word was answered",
            "same twice SKIPPED: no word was answered",
            "thoughts SKIPPED: no word was answered");
  }

  @Test
  void manyModelsAndNoName() throws IOException {
    try (FaultyServer server =
        EndpointTrial.parrot()
            .script(
                r ->
                    Optional.of(
                        ServerReply.json(200, "{\"data\":[{\"id\":\"a\"},{\"id\":\"b\"}]}")))) {
      EndpointSettings named = EndpointTrial.settings(server);
      EndpointSettings unnamed =
          new EndpointSettings(
              named.address(),
              Optional.empty(),
              named.keyVariable(),
              named.key(),
              named.parallel(),
              named.context(),
              named.extra(),
              named.patience());
      assertThat(shown(EndpointProbe.run(unnamed, EndpointListener.NONE)))
          .startsWith(
              "reachable OK: answers",
              "model listed NOT: 2 models, name one: a, b",
              "one word SKIPPED: no model is named");
    }
  }
}
