package io.tracemill.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracemill.ask.Outcome;
import io.tracemill.ask.Request;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How it waits, ends, and shares a host. */
final class WaitingEndpointTest {
  @Test
  void whoWaitsMayEndIt() throws IOException {
    try (FaultyServer server = EndpointTrial.parrot().firstly(Fault.SILENCE)) {
      AtomicInteger waited = new AtomicInteger();
      EndpointListener listener =
          new EndpointListener() {
            @Override
            public void waiting() {
              if (waited.incrementAndGet() == 5) {
                throw new CancellationException("enough");
              }
            }
          };
      List<Outcome> outcomes = new ArrayList<>();
      EndpointSettings settings = EndpointTrial.settings(server);
      try (Endpoint endpoint = Endpoint.open(settings, listener)) {
        assertThatThrownBy(
                () ->
                    endpoint.generator().generate(EndpointTrial.rows(9).iterator(), outcomes::add))
            .isInstanceOf(CancellationException.class);
        assertThat(outcomes).isEmpty();
        // It can be asked again, and what was on its way is not taken for an answer.
        waited.set(10);
        EndpointTrial.ask(endpoint, EndpointTrial.rows(settings.parallel()));
      }
    }
  }

  @Test
  void aThreadMayBeInterrupted() throws IOException {
    try (FaultyServer server = EndpointTrial.parrot().firstly(Fault.SILENCE);
        Endpoint endpoint = Endpoint.open(EndpointTrial.settings(server), EndpointListener.NONE)) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> EndpointTrial.ask(endpoint, EndpointTrial.rows(1)))
          .isInstanceOf(InterruptedIOException.class);
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void requestsAreTakenAsThereIsRoom() throws IOException {
    try (FaultyServer server = EndpointTrial.parrot().slow(3);
        Endpoint endpoint = Endpoint.open(EndpointTrial.settings(server), EndpointListener.NONE)) {
      AtomicInteger open = new AtomicInteger();
      Iterator<Request> rows = EndpointTrial.rows(200).iterator();
      Iterator<Request> counted =
          new Iterator<>() {
            @Override
            public boolean hasNext() {
              return rows.hasNext();
            }

            @Override
            public Request next() {
              // On their way, and answered but not yet handed out.
              assertThat(open.incrementAndGet()).isLessThanOrEqualTo(2 * 4);
              return rows.next();
            }
          };
      endpoint.generator().generate(counted, outcome -> open.decrementAndGet());
      assertThat(open).hasValue(0);
    }
  }

  @Test
  void aServerThatIsDownIsNotFloodedWithRows() throws IOException {
    try (FaultyServer server =
            EndpointTrial.parrot().script(r -> Optional.of(ServerReply.error(500, "down")));
        Endpoint endpoint = Endpoint.open(EndpointTrial.settings(server), EndpointListener.NONE)) {
      AtomicInteger taken = new AtomicInteger();
      Iterator<Request> rows = EndpointTrial.rows(1000).iterator();
      Iterator<Request> counted =
          new Iterator<>() {
            @Override
            public boolean hasNext() {
              return rows.hasNext();
            }

            @Override
            public Request next() {
              taken.incrementAndGet();
              return rows.next();
            }
          };
      assertThatThrownBy(() -> endpoint.generator().generate(counted, outcome -> {}))
          .hasMessageContaining("failed 20 times in a row");
      assertThat(taken.get()).isBetween(20, 24 + 4);
    }
  }

  @Test
  void noAttemptBeginsBehindTheRowsDeadline() throws IOException {
    try (FaultyServer server =
        EndpointTrial.parrot().script(r -> Optional.of(ServerReply.error(500, "down")))) {
      Retries none =
          new Retries(1000, Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofMillis(100));
      Outcome outcome =
          EndpointTrial.one(EndpointTrial.settings(server).with(EndpointTrial.PATIENCE.with(none)));
      assertThat(outcome).isInstanceOf(Outcome.Unanswered.class);
      assertThat(server.heard()).hasSizeLessThan(1000);
    }
  }

  @Test
  @Tag("slow")
  void noThreadIsLeft() throws Exception {
    try (FaultyServer server = EndpointTrial.parrot().faults(0.3, 1, List.of(Fault.RESET))) {
      for (int i = 0; i < 5; i++) {
        EndpointTrial.ask(EndpointTrial.settings(server), EndpointTrial.rows(20));
      }
    }
    // Until Java 21 a client's own thread ends when the client is garbage.
    for (int i = 0; i < 600 && !threads().isEmpty(); i++) {
      System.gc();
      Thread.sleep(50);
    }
    assertThat(threads()).isEmpty();
  }

  private static List<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("HttpClient") || name.startsWith("tracemill-endpoint"))
        .toList();
  }

  @Test
  void noProxyStandsBetween() throws IOException {
    ProxySelector usual = ProxySelector.getDefault();
    List<URI> asked = new ArrayList<>();
    ProxySelector.setDefault(
        new ProxySelector() {
          @Override
          public List<java.net.Proxy> select(URI uri) {
            asked.add(uri);
            return List.of(java.net.Proxy.NO_PROXY);
          }

          @Override
          public void connectFailed(URI uri, SocketAddress address, IOException trouble) {}
        });
    try (FaultyServer server = EndpointTrial.parrot()) {
      EndpointTrial.one(EndpointTrial.settings(server));
      assertThat(asked).isEmpty();
    } finally {
      ProxySelector.setDefault(usual);
    }
  }

  @Test
  void aRateLimitLowersWhatIsOnItsWayAndItGrowsAgain() throws IOException {
    List<Integer> heard = new ArrayList<>();
    EndpointListener listener =
        new EndpointListener() {
          @Override
          public void parallel(int now) {
            heard.add(-now);
          }

          @Override
          public void inFlight(int now) {
            heard.add(now);
          }
        };
    AtomicInteger asked = new AtomicInteger();
    try (FaultyServer server =
            EndpointTrial.parrot()
                .slow(2)
                .script(
                    r ->
                        Optional.of(ServerReply.error(429, "slow down"))
                            .filter(any -> asked.incrementAndGet() == 100));
        Endpoint endpoint =
            Endpoint.open(
                EndpointTrial.withParallel(EndpointTrial.settings(server), 16), listener)) {
      EndpointTrial.ask(endpoint, EndpointTrial.rows(600));
    }
    int lowered = IntStream.range(0, heard.size()).filter(i -> heard.get(i) < 0).sum();
    // Half of those that were there when the one that was too many was sent.
    assertThat(heard.get(lowered)).isBetween(-8, -1);
    assertThat(heard.subList(0, lowered)).contains(16);
    List<Integer> after = heard.subList(lowered + 1, heard.size());
    int lowest = after.stream().limit(50).min(Integer::compare).orElseThrow();
    assertThat(lowest).isLessThan(10);
    assertThat(after.subList(after.indexOf(lowest), after.size())).contains(16);
  }

  @Test
  void oneHostHasOneLimit() {
    EndpointAddress one = new EndpointAddress(URI.create("http://Host.example:8080/v1"));
    EndpointAddress same = new EndpointAddress(URI.create("HTTP://host.example:8080/other/v1"));
    EndpointAddress other = new EndpointAddress(URI.create("http://host.example:8081/v1"));
    assertThat(HostLimit.of(one)).isSameAs(HostLimit.of(same)).isNotSameAs(HostLimit.of(other));
  }

  @Test
  void aBurstOfRefusalsHalvesOnce() {
    HostLimit limit = new HostLimit();
    List<HostLimit.Place> places = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      places.add(limit.take());
    }
    for (HostLimit.Place place : places) {
      limit.free();
      limit.lower(place, Duration.ZERO, 0);
    }
    // The first was sent when it was alone.
    assertThat(limit.most()).isEqualTo(1);
    HostLimit other = new HostLimit();
    places.clear();
    for (int i = 0; i < 16; i++) {
      places.add(other.take());
    }
    for (int i = 15; i >= 0; i--) {
      other.free();
      other.lower(places.get(i), Duration.ZERO, 0);
    }
    assertThat(other.most()).isEqualTo(8);
  }

  @Test
  void aPauseThatTheServerAsksForHoldsForAll() {
    HostLimit limit = new HostLimit();
    HostLimit.Place place = limit.take();
    limit.free();
    limit.lower(place, Duration.ofSeconds(3), 1_000);
    assertThat(limit.isOpen(2_000)).isFalse();
    assertThat(limit.closedFor(2_000, Duration.ofHours(1)))
        .isEqualTo(Duration.ofSeconds(3).minusNanos(1_000));
    assertThat(limit.isOpen(3_000_001_001L)).isTrue();
  }

  @Test
  void severalOnOneHostShareItsLimit() throws IOException {
    AtomicInteger heard = new AtomicInteger();
    try (FaultyServer server =
            EndpointTrial.parrot()
                .slow(2)
                .script(
                    r ->
                        Optional.of(ServerReply.error(503, "busy"))
                            .filter(any -> heard.incrementAndGet() % 10 == 0));
        Endpoint one = Endpoint.open(EndpointTrial.settings(server), EndpointListener.NONE);
        Endpoint other = Endpoint.open(EndpointTrial.settings(server), EndpointListener.NONE)) {
      EndpointTrial.ask(one, EndpointTrial.rows(100));
      assertThat(HostLimit.of(new EndpointAddress(server.address())).most()).isLessThan(16);
      // One asks while the other waits for it: neither blocks the other.
      Map<Long, Outcome> outcomes = new java.util.TreeMap<>();
      one.generator()
          .generate(
              EndpointTrial.rows(20).iterator(),
              outcome -> {
                try {
                  outcomes.putAll(
                      EndpointTrial.ask(
                          other, List.of(EndpointTrial.request(outcome.row(), "inner"))));
                } catch (IOException e) {
                  throw new java.io.UncheckedIOException(e);
                }
              });
      assertThat(outcomes).hasSize(20);
    }
  }
}
