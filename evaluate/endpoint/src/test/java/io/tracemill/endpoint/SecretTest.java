package io.tracemill.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.tracemill.ask.Outcome;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The key is nowhere, whatever the server does with it. */
final class SecretTest {
  private static final String KEY = "sk-+/a&b\"c\\d=0123456789";
  private static final List<UnaryOperator<String>> SPELLINGS =
      List.of(
          key -> key,
          key -> URLEncoder.encode(key, StandardCharsets.UTF_8),
          key -> URLEncoder.encode(key, StandardCharsets.UTF_8).toLowerCase(java.util.Locale.ROOT),
          key -> "Bearer " + key + " and again " + key,
          key -> "x".repeat(240) + key);

  @TestFactory
  Stream<DynamicTest> isNotTold() {
    return Stream.of(200, 400, 401, 403, 404, 418, 422, 429, 500)
        .flatMap(
            status ->
                SPELLINGS.stream()
                    .map(
                        spelling ->
                            DynamicTest.dynamicTest(
                                status + " " + spelling.apply("KEY"),
                                () -> isNotTold(status, spelling.apply(KEY)))));
  }

  private static void isNotTold(int status, String echo) throws IOException {
    for (ServerReply reply : replies(status, echo)) {
      List<String> told = told(reply);
      assertThat(told).isNotEmpty();
      assertThat(told)
          .allSatisfy(
              text ->
                  assertThat(text)
                      .doesNotContain(KEY)
                      .doesNotContain("0123456789")
                      .doesNotContain("sk-+")
                      .doesNotContainIgnoringCase("sk-%2b")
                      .contains("[key]"));
    }
  }

  private static List<ServerReply> replies(int status, String echo) {
    byte[] plain = echo.getBytes(StandardCharsets.UTF_8);
    return List.of(
        ServerReply.error(status, echo),
        ServerReply.json(status, "").withBody(plain),
        ServerReply.json(status, "")
            .withBody(("<html><title>" + echo + "</title>").getBytes(StandardCharsets.UTF_8)));
  }

  /** All that is said of two rows, the first of which is answered. */
  private static List<String> told(ServerReply reply) throws IOException {
    List<String> told = new ArrayList<>();
    EndpointListener listener =
        new EndpointListener() {
          @Override
          public void retried(String reason) {
            told.add(reason);
          }
        };
    try (FaultyServer server =
        EndpointTrial.parrot()
            .script(r -> Optional.of(reply).filter(any -> r.messages().contains("row 1")))) {
      EndpointSettings settings =
          EndpointTrial.withKey(
              EndpointTrial.withParallel(EndpointTrial.settings(server), 1)
                  .with(EndpointTrial.attempts(2)),
              KEY);
      try (Endpoint endpoint = Endpoint.open(settings, listener)) {
        Throwable end =
            catchThrowable(
                () ->
                    endpoint
                        .generator()
                        .generate(
                            EndpointTrial.rows(2).iterator(), outcome -> note(outcome, told)));
        if (end != null) {
          told.add(end.toString());
        }
      }
    }
    return told;
  }

  private static void note(Outcome outcome, List<String> told) {
    if (!(outcome instanceof Outcome.Answered answer) || !answer.text().equals("row 0")) {
      told.add(outcome.toString());
    }
  }

  @Test
  void norInAnAnswer() throws IOException {
    try (FaultyServer server =
        EndpointTrial.parrot().script(r -> Optional.of(ServerReply.words("it is " + KEY)))) {
      Outcome.Answered answer =
          (Outcome.Answered)
              EndpointTrial.one(EndpointTrial.withKey(EndpointTrial.settings(server), KEY));
      assertThat(answer.text()).isEqualTo("it is [key]");
      assertThat(answer.message().orElseThrow())
          .isEqualTo("{\"role\":\"assistant\",\"content\":\"it is [key]\"}");
    }
  }

  @Test
  void aWordThatStandsForNoKeyMayBeSaid() throws IOException {
    try (FaultyServer server =
        EndpointTrial.parrot().script(r -> Optional.of(ServerReply.words("ollama")))) {
      assertThat(
              EndpointTrial.text(
                  EndpointTrial.one(
                      EndpointTrial.withKey(EndpointTrial.settings(server), "ollama"))))
          .isEqualTo("ollama");
    }
  }

  @Test
  void norByItsOwnWords() {
    Secret secret = Secret.of(KEY);
    assertThat(secret).hasToString("[key]");
    assertThat(Optional.of(secret)).hasToString("Optional[[key]]");
  }
}
