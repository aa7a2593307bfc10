package io.tracemill.endpoint;

import io.tracemill.ask.Generator;
import io.tracemill.ask.OpenModel;
import io.tracemill.ask.Outcome;
import io.tracemill.ask.Request;
import io.tracemill.json.Node;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * A model on a server that speaks OpenAI's protocol. It opens no connection before the first
 * request; closed, it leaves none open. For one thread.
 */
public final class Endpoint implements OpenModel {
  private final EndpointSettings settings;
  private final EndpointListener listener;
  private Optional<Asker> asker = Optional.empty();

  private Endpoint(EndpointSettings settings, EndpointListener listener) {
    this.settings = settings;
    this.listener = listener;
  }

  /**
   * A model, which is closed by who opens it. The server is asked which models it has only where
   * the settings name none.
   *
   * @throws IOException if none is named and there is not just one
   */
  public static Endpoint open(EndpointSettings settings, EndpointListener listener)
      throws IOException {
    if (settings.model().isPresent()) {
      return new Endpoint(settings, listener);
    }
    String only = new ModelList(settings, listener).only();
    return new Endpoint(settings.withModel(only), listener);
  }

  /** Whether what is sent to {@code address} stays on this machine; no name is looked up. */
  public static boolean isLoopback(URI address) {
    return EndpointAddress.isLoopback(address);
  }

  @Override
  public Generator generator() {
    return this::generate;
  }

  private void generate(Iterator<Request> requests, Consumer<Outcome> finished) throws IOException {
    if (requests.hasNext()) {
      new Answering(asker(), listener, requests, finished).run();
    }
  }

  private Asker asker() {
    Asker now = asker.orElseGet(() -> new Asker(settings));
    asker = Optional.of(now);
    return now;
  }

  @Override
  public Map<String, String> identity() {
    return Map.of(
        "model", settings.model().orElseThrow(), "extra", Node.of(settings.extra()).canonical());
  }

  @Override
  public List<String> doubts() {
    List<String> doubts = new ArrayList<>();
    EndpointAddress address = new EndpointAddress(settings.address());
    String name = new Advice(settings).name();
    if (settings.key().isPresent() && !address.isEncrypted() && !address.isLoopback()) {
      doubts.add("the key goes to " + address + " for all to read: write https");
    }
    asker.ifPresent(
        open -> {
          open.body().manners().doubt().ifPresent(doubt -> doubts.add(name + " " + doubt));
          open.tools().doubt().ifPresent(doubt -> doubts.add(name + " " + doubt));
          open.cuts().found().forEach(limit -> doubts.add(name + cutTo(limit)));
        });
    return doubts;
  }

  private String cutTo(int limit) {
    OptionalInt context = settings.context();
    return " cuts longer prompts to "
        + (limit + " tokens without a word; they count as too long: give the server a context of ")
        + (context.isPresent() ? context.getAsInt() + " tokens" : "more")
        + ", such as by OLLAMA_CONTEXT_LENGTH";
  }

  /** Ends what is on its way, and the client's threads. */
  @Override
  public void close() {
    asker.ifPresent(Asker::close);
    asker = Optional.empty();
  }
}
