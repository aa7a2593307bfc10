package io.tracemill.endpoint;

import java.io.Closeable;

/** What is known of a model while it is open, and the way to it. */
final class Asker implements Closeable {
  private static final long SEED = 0x7261636d696c6cL;

  private final EndpointSettings settings;
  private final RequestBody body;
  private final Pauses pauses;
  private final Standing standing;
  private final CutPrompts cuts;
  private final UnseenTools tools = new UnseenTools();
  private final Link link;

  /** For a model whose name is known. */
  Asker(EndpointSettings settings) {
    this.settings = settings;
    this.body = new RequestBody(settings.model().orElseThrow(), settings.extra());
    this.pauses = pauses(settings);
    this.standing = new Standing(settings.patience(), new Advice(settings));
    this.cuts = new CutPrompts(settings.context());
    this.link = new Link(settings, pauses);
  }

  static Pauses pauses(EndpointSettings settings) {
    return new Pauses(settings.patience().retries(), SEED);
  }

  /** Sends a row. */
  Flight send(OpenRow row) {
    return link.chat(row.body(body));
  }

  /** Learns from what came. */
  void note(Reply reply) {
    if (!(reply instanceof Reply.Trouble trouble && trouble.silent())) {
      standing.reach();
    }
  }

  /** Why a row is refused, for people. */
  String refusal(Reply.Refused refused) {
    String said = refused.error().shown(settings);
    return refused.status() < 300 ? said : "refused with " + refused.status() + ": " + said;
  }

  RequestBody body() {
    return body;
  }

  Pauses pauses() {
    return pauses;
  }

  Retries retries() {
    return settings.patience().retries();
  }

  int parallel() {
    return settings.parallel();
  }

  Standing standing() {
    return standing;
  }

  CutPrompts cuts() {
    return cuts;
  }

  UnseenTools tools() {
    return tools;
  }

  Link link() {
    return link;
  }

  @Override
  public void close() {
    link.close();
  }
}
