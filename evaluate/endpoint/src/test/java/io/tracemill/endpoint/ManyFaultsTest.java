package io.tracemill.endpoint;

import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.ask.Outcome;
import io.tracemill.ask.Request;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Thousands of requests to a server that has all faults at once. */
@Tag("slow")
final class ManyFaultsTest {
  private static final int ROWS = 2000;
  private static final int PARALLEL = 16;
  private static final double SHARE = 0.3;

  private static final Patience PATIENCE =
      new Patience(
          Duration.ofSeconds(20),
          Duration.ofSeconds(5),
          Duration.ofSeconds(5),
          Duration.ofSeconds(60),
          new Retries(25, Duration.ofMillis(1), Duration.ofMillis(20), Duration.ofHours(1)),
          20);

  /** Few of those that have to be waited for. */
  private static List<Fault> kinds() {
    List<Fault> kinds = new ArrayList<>(Fault.STANDING);
    for (int i = 0; i < 8; i++) {
      Stream.of(Fault.values()).filter(not(Fault.STANDING::contains)).forEach(kinds::add);
    }
    return kinds;
  }

  private static EndpointSettings settings(FaultyServer server) {
    return EndpointTrial.withParallel(EndpointTrial.settings(server), PARALLEL).with(PATIENCE);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void allAreAnsweredAsWithoutFaults(long seed) throws IOException {
    List<Request> rows = EndpointTrial.rows(ROWS);
    Map<Long, Outcome> expected;
    try (FaultyServer server = EndpointTrial.parrot()) {
      expected = EndpointTrial.ask(settings(server), rows);
      assertThat(server.heard()).hasSize(ROWS);
    }
    try (FaultyServer server = EndpointTrial.parrot().faults(SHARE, seed, kinds())) {
      assertThat(EndpointTrial.ask(settings(server), rows)).isEqualTo(expected);
      assertThat(server.faulty()).isGreaterThan(ROWS / 3);
      assertThat(server.heard()).hasSize(ROWS + server.faulty());
      assertThat(server.askedAgain()).isZero();
      assertThat(server.most()).isLessThanOrEqualTo(PARALLEL);
    }
  }

  @Test
  void placesAreTaken() throws IOException {
    List<Fault> kinds = kinds();
    kinds.removeAll(Fault.BUSY);
    kinds.removeAll(Fault.STANDING);
    List<Integer> onTheirWay = new ArrayList<>();
    EndpointListener listener =
        new EndpointListener() {
          @Override
          public void inFlight(int now) {
            onTheirWay.add(now);
          }
        };
    try (FaultyServer server = EndpointTrial.parrot().slow(30).faults(SHARE, 4, kinds);
        Endpoint endpoint = Endpoint.open(settings(server), listener)) {
      EndpointTrial.ask(endpoint, EndpointTrial.rows(ROWS));
      double mean = onTheirWay.stream().limit(ROWS).mapToInt(Integer::intValue).average().orElse(0);
      assertThat(mean / PARALLEL).isBetween(0.95, 1.0);
      assertThat(server.most()).isLessThanOrEqualTo(PARALLEL);
    }
  }
}
