package io.tracemill.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.ask.Decoding;
import io.tracemill.ask.Outcome;
import io.tracemill.ask.Prompt;
import io.tracemill.ask.Request;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Asks a server of a test. */
final class EndpointTrial {
  static final int MAX_TOKENS = 64;
  static final Retries RETRIES =
      new Retries(8, Duration.ofMillis(1), Duration.ofMillis(20), Duration.ofMinutes(2));
  static final Patience PATIENCE =
      new Patience(
          Duration.ofSeconds(20),
          Duration.ofSeconds(20),
          Duration.ofSeconds(20),
          Duration.ofSeconds(60),
          RETRIES,
          20);

  private EndpointTrial() {}

  static EndpointSettings settings(FaultyServer server) {
    return settings(server.address());
  }

  static EndpointSettings settings(URI address) {
    return EndpointSettings.of(address, "parrot", 4).with(PATIENCE);
  }

  static EndpointSettings withKey(EndpointSettings settings, String key) {
    return new EndpointSettings(
        settings.address(),
        settings.model(),
        Optional.of("TEACHER_KEY"),
        Optional.of(Secret.of(key)),
        settings.parallel(),
        settings.context(),
        settings.extra(),
        settings.patience());
  }

  static EndpointSettings withParallel(EndpointSettings settings, int parallel) {
    return new EndpointSettings(
        settings.address(),
        settings.model(),
        settings.keyVariable(),
        settings.key(),
        parallel,
        settings.context(),
        settings.extra(),
        settings.patience());
  }

  static EndpointSettings withContext(EndpointSettings settings, int context) {
    return new EndpointSettings(
        settings.address(),
        settings.model(),
        settings.keyVariable(),
        settings.key(),
        settings.parallel(),
        OptionalInt.of(context),
        settings.extra(),
        settings.patience());
  }

  static Patience attempts(int attempts) {
    return PATIENCE.with(
        new Retries(attempts, RETRIES.pause(), RETRIES.longestPause(), RETRIES.row()));
  }

  /** A server that says again what the user said last. */
  static FaultyServer parrot() {
    return FaultyServer.start(messages -> ServerReply.message(lastWords(messages)));
  }

  static String lastWords(String messages) {
    String last = "";
    for (Node message : Node.of(messages).items()) {
      last = message.field(Name.of("content")).text();
    }
    return last;
  }

  static Request request(long row, String words) {
    return new Request(row, prompt(words), Decoding.greedy(MAX_TOKENS));
  }

  static Prompt prompt(String words) {
    return new Prompt.Conversation(
        "[{\"role\":\"user\",\"content\":" + Node.ofText(words).raw() + "}]", "[]");
  }

  /** Rows from 0 on that say {@code row 0} and so on. */
  static List<Request> rows(int count) {
    return IntStream.range(0, count).mapToObj(row -> request(row, "row " + row)).toList();
  }

  /** The outcomes by row; none has two. */
  static Map<Long, Outcome> ask(EndpointSettings settings, List<Request> requests)
      throws IOException {
    try (Endpoint endpoint = Endpoint.open(settings, EndpointListener.NONE)) {
      return ask(endpoint, requests);
    }
  }

  /** The outcomes by row; none has two. */
  static Map<Long, Outcome> ask(Endpoint endpoint, List<Request> requests) throws IOException {
    Map<Long, Outcome> outcomes = new TreeMap<>();
    endpoint
        .generator()
        .generate(
            requests.iterator(),
            outcome -> assertThat(outcomes.put(outcome.row(), outcome)).isNull());
    assertThat(outcomes.keySet())
        .containsExactlyInAnyOrderElementsOf(requests.stream().map(Request::row).toList());
    return outcomes;
  }

  /** The outcome of one question. */
  static Outcome one(EndpointSettings settings) throws IOException {
    return ask(settings, rows(1)).get(0L);
  }

  /** What a row that was answered came to. */
  static String text(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Answered.class);
    return ((Outcome.Answered) outcome).text();
  }
}
