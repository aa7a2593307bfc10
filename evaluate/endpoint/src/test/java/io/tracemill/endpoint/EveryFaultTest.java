package io.tracemill.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracemill.ask.Outcome;
import io.tracemill.json.Case;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class EveryFaultTest {
  private static final Patience SHORT =
      new Patience(
          Duration.ofSeconds(20),
          Duration.ofMillis(300),
          Duration.ofMillis(300),
          Duration.ofSeconds(60),
          EndpointTrial.RETRIES,
          20);

  private static Patience patience(Fault fault) {
    return Fault.STANDING.contains(fault) ? SHORT : EndpointTrial.PATIENCE;
  }

  @TestFactory
  Stream<DynamicTest> passes() {
    return Stream.of(Fault.values())
        .map(fault -> DynamicTest.dynamicTest(fault.name(), () -> passes(fault)));
  }

  private static void passes(Fault fault) throws IOException {
    try (FaultyServer server = EndpointTrial.parrot().firstly(fault)) {
      List<String> retried = new ArrayList<>();
      EndpointListener listener =
          new EndpointListener() {
            @Override
            public void retried(String reason) {
              retried.add(reason);
            }
          };
      EndpointSettings settings = EndpointTrial.settings(server).with(patience(fault));
      try (Endpoint endpoint = Endpoint.open(settings, listener)) {
        Map<Long, Outcome> outcomes = EndpointTrial.ask(endpoint, EndpointTrial.rows(1));
        assertThat(EndpointTrial.text(outcomes.get(0L))).isEqualTo("row 0");
      }
      assertThat(retried).hasSize(1);
      assertThat(server.heard()).hasSize(2);
    }
  }

  @TestFactory
  Stream<DynamicTest> isToldWhenItDoesNotPass() {
    return Reasons.read()
        .map(
            each ->
                DynamicTest.dynamicTest(
                    each.fault().name(), () -> isTold(each.fault(), each.words())));
  }

  private static void isTold(Fault fault, String words) throws IOException {
    try (FaultyServer server = EndpointTrial.parrot().firstly(fault, fault)) {
      Retries two = new Retries(2, Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofHours(1));
      assertThat(EndpointTrial.one(EndpointTrial.settings(server).with(patience(fault).with(two))))
          .isEqualTo(new Outcome.Unanswered(0, "no answer in 2 attempts, the last: " + words));
    }
  }

  /** What people are told of each fault. */
  private record Reasons(Fault fault, String words) {
    static Stream<Reasons> read() {
      return Case.read("/endpoint/reasons.jsonl").stream()
          .map(each -> new Reasons(Fault.valueOf(each.text("fault")), each.text("words")));
    }
  }

  @Test
  void everyFaultHasItsWords() {
    assertThat(Reasons.read().map(Reasons::fault)).containsExactly(Fault.values());
  }

  @Test
  void headersAreNotTheBeginningOfAnAnswer() throws IOException {
    Patience idle =
        new Patience(
            Duration.ofSeconds(20),
            Duration.ofSeconds(20),
            Duration.ofMillis(50),
            Duration.ofSeconds(60),
            EndpointTrial.RETRIES,
            20);
    try (FaultyServer server = EndpointTrial.parrot().deliver(Delivery.LATE)) {
      EndpointTrial.one(EndpointTrial.settings(server).with(idle));
      assertThat(server.heard()).hasSize(1);
    }
  }

  @Test
  void nobodyThere() throws IOException {
    URI gone;
    try (FaultyServer server = EndpointTrial.parrot()) {
      gone = server.address();
    }
    EndpointSettings settings = EndpointTrial.settings(gone);
    assertThatThrownBy(() -> EndpointTrial.one(settings))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "parrot at "
                + gone
                + " cannot be reached: no answer in 8 attempts, the last: the connection was"
                + " refused; start the server, or check the address");
  }
}
