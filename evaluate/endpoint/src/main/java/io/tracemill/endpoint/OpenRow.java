package io.tracemill.endpoint;

import io.tracemill.ask.Prompt;
import io.tracemill.ask.Request;

/** A request that has no outcome yet. */
final class OpenRow {
  private static final int MOST_SHRINKS = 6;

  private final Request request;
  private final int characters;
  private final long begun;
  private Manners manners = Manners.USUAL;
  private int maxTokens;
  private int attempts;
  private int shrinks;
  private long due;

  OpenRow(Request request, long now) {
    this.request = request;
    this.begun = now;
    this.due = now;
    this.maxTokens = request.decoding().maxNewTokens();
    this.characters =
        request.prompt() instanceof Prompt.Conversation conversation
            ? conversation.messages().length() + conversation.tools().length()
            : ((Prompt.Text) request.prompt()).text().length();
  }

  /** Its body, which is sent now. */
  String body(RequestBody to) {
    manners = to.manners();
    attempts++;
    return to.of(request.prompt(), request.decoding(), maxTokens);
  }

  /** Sends it again at once: what was sent was wrong, not the moment. */
  void again(long now) {
    attempts--;
    due = now;
  }

  /** Whether fewer tokens are asked for, because so many have no room beside the prompt. */
  boolean shrinks(Overflow overflow) {
    int room = overflow.exact() ? overflow.limit() - overflow.prompt() : maxTokens / 2;
    if (overflow.prompt() >= overflow.limit() || room < 1 || room >= maxTokens) {
      return false;
    }
    maxTokens = room;
    return shrinks++ < MOST_SHRINKS;
  }

  boolean isShrunk() {
    return shrinks > 0;
  }

  /** Whether it may be sent again at {@code later}; then it is due. */
  boolean isDueAgain(long later, Retries retries) {
    due = later;
    return attempts < retries.attempts() && later - begun <= retries.row().toNanos();
  }

  /** The tools that it may call, a JSON array. */
  String tools() {
    return request.prompt() instanceof Prompt.Conversation conversation
        ? conversation.tools()
        : "[]";
  }

  long row() {
    return request.row();
  }

  /** Of its prompt. */
  int characters() {
    return characters;
  }

  /** Of the tools that stand beside its messages. */
  int toolCharacters() {
    return request.prompt() instanceof Prompt.Conversation conversation
        ? conversation.tools().length()
        : 0;
  }

  Manners manners() {
    return manners;
  }

  int attempts() {
    return attempts;
  }

  long due() {
    return due;
  }
}
