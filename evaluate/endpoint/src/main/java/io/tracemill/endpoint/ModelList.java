package io.tracemill.endpoint;

import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The models that a server lists at {@code /models}. */
final class ModelList {
  private static final Duration TICK = Duration.ofMillis(50);
  private static final int MOST_SHOWN = 20;
  private static final List<Name> NAMES = Stream.of("id", "name", "model").map(Name::of).toList();

  private final EndpointSettings settings;
  private final EndpointListener listener;
  private final Advice advice;

  ModelList(EndpointSettings settings, EndpointListener listener) {
    this.settings = settings;
    this.listener = listener;
    this.advice = new Advice(settings);
  }

  /**
   * The name of the only one.
   *
   * @throws IOException if there are others or none, with what to do
   */
  String only() throws IOException {
    List<String> names = names();
    if (names.size() == 1) {
      return names.get(0);
    }
    if (names.isEmpty()) {
      throw new IOException(advice.name() + " lists no model: load one, or write model: NAME");
    }
    String shown = String.join(", ", names.subList(0, Math.min(MOST_SHOWN, names.size())));
    String more = names.size() > MOST_SHOWN ? ", …" : "";
    throw new IOException(
        advice.name()
            + (" lists " + names.size() + " models: " + shown + more)
            + ("; write which one, as in model: " + names.get(0)));
  }

  /**
   * All names, in the server's order.
   *
   * @throws IOException if it cannot be had
   */
  List<String> names() throws IOException {
    Pauses pauses = Asker.pauses(settings);
    try (Link link = new Link(settings, pauses)) {
      for (int attempts = 1; ; attempts++) {
        Arrival arrival = arrival(link, link.get("models"));
        Optional<List<String>> names = names(arrival);
        if (names.isPresent()) {
          return names.get();
        }
        await(pauses.after(attempts, trouble(arrival, attempts)));
      }
    }
  }

  private Arrival arrival(Link link, Flight flight) throws IOException {
    while (true) {
      listener.waiting();
      if (link.next(TICK).isPresent()) {
        return flight.arrival();
      }
      link.checkPatience();
    }
  }

  private Optional<Duration> trouble(Arrival arrival, int attempts) throws IOException {
    Reply reply = new ReplyReader(settings, advice).read(arrival);
    if (reply instanceof Reply.Hopeless hopeless) {
      throw new IOException(hopeless.message());
    }
    if (reply instanceof Reply.Refused refused) {
      throw new IOException(advice.of(refused.status(), refused.error()));
    }
    boolean good = arrival instanceof Arrival.Answered answered && answered.status() == 200;
    String reason =
        reply instanceof Reply.Trouble trouble && !good ? trouble.reason() : "no list of models";
    if (attempts >= settings.patience().retries().attempts()) {
      throw new IOException(advice.unlisted(reason));
    }
    listener.retried(reason);
    return reply instanceof Reply.Trouble trouble ? trouble.pause() : Optional.empty();
  }

  private void await(Duration pause) throws IOException {
    long until = System.nanoTime() + pause.toNanos();
    for (long left = pause.toNanos(); left > 0; left = until - System.nanoTime()) {
      listener.waiting();
      try {
        Thread.sleep(Math.min(TICK.toMillis(), left / 1_000_000 + 1));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new java.io.InterruptedIOException("interrupted while models were listed");
      }
    }
  }

  /** OpenAI's {@code data}, Ollama's {@code models}, or an array alone. */
  private static Optional<List<String>> names(Arrival arrival) {
    if (!(arrival instanceof Arrival.Answered answered) || answered.status() != 200) {
      return Optional.empty();
    }
    try {
      return BodyText.json(BodyText.of(answered)).flatMap(ModelList::list).map(ModelList::names);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<Node> list(Node body) {
    if (!body.is(Kind.OBJECT)) {
      return Optional.of(body).filter(node -> node.is(Kind.ARRAY));
    }
    return Stream.of("data", "models")
        .flatMap(name -> body.find(Name.of(name)).stream())
        .filter(node -> node.is(Kind.ARRAY))
        .findFirst();
  }

  private static List<String> names(Node list) {
    List<String> names = new ArrayList<>();
    for (Node item : list.items()) {
      Stream<Node> named =
          item.is(Kind.OBJECT)
              ? NAMES.stream().flatMap(name -> item.find(name).stream())
              : Stream.of(item);
      named.filter(node -> node.is(Kind.STRING)).findFirst().map(Node::text).ifPresent(names::add);
    }
    return names;
  }
}
