package io.tracemill.infer.decode;

import io.tracemill.ask.Ending;
import java.util.Optional;

/** A sequence under way: its prompt and the tokens chosen so far. */
final class Running {
  /** How much room is kept for an answer to come where memory is short, in positions. */
  private static final int MARGIN = 64;

  private final TokenSequence sequence;
  private final TokenBuffer tokens;
  private final StopTexts stops;
  private final int ropeVariant;
  private final int limit;
  private long seen;

  /** Makes one for {@code cache}; its {@link SlotCache#limit} is the longest it can become. */
  Running(TokenSequence sequence, SlotCache cache, TokenMeanings vocabulary) {
    this.sequence = sequence;
    this.tokens = new TokenBuffer(sequence.prompt());
    this.stops = new StopTexts(vocabulary, sequence.decoding().stop());
    this.ropeVariant = cache.decoder().ropeVariant(sequence.prompt().size());
    this.limit = cache.limit();
  }

  TokenSequence sequence() {
    return sequence;
  }

  /** How many tokens there are. */
  int size() {
    return tokens.size();
  }

  /** What its slot holds once all is computed. */
  CachedPrefix whole() {
    return new CachedPrefix(tokens, tokens.size(), ropeVariant);
  }

  /** The last change of slots that was looked at for a beginning of this. */
  long seen() {
    return seen;
  }

  void see(long change) {
    seen = change;
  }

  int newTokens() {
    return tokens.size() - sequence.prompt().size();
  }

  /** The positions for what there is and some of what is to come. */
  int wantedLength() {
    int left = Math.min(sequence.decoding().maxNewTokens() - newTokens(), limit - tokens.size());
    return tokens.size() + Math.min(left, MARGIN);
  }

  boolean isGreedy() {
    return sequence.decoding().temperature() == 0;
  }

  /** What becomes of it if there is no room for a single new token. */
  Optional<Continuation> overflow() {
    int size = sequence.prompt().size();
    return size < limit
        ? Optional.empty()
        : Optional.of(new Continuation.Overflowed(sequence.row(), size, limit));
  }

  /** Takes the next token, which may be the last. */
  Optional<Continuation> add(int token) {
    if (token == Decoder.NO_TOKEN) {
      return Optional.of(new Continuation.NoNumbers(sequence.row(), sequence.prompt().size()));
    }
    tokens.add(token);
    if (stops.isEnd(token)) {
      return Optional.of(ended(Ending.END_TOKEN, stops.text(answer(1))));
    }
    Optional<String> stopped = stops.stopped(tokens, sequence.prompt().size());
    if (stopped.isPresent()) {
      return Optional.of(ended(Ending.STOP_TEXT, stopped.get()));
    }
    if (newTokens() == sequence.decoding().maxNewTokens()) {
      return Optional.of(ended(Ending.LENGTH, stops.text(answer(0))));
    }
    if (tokens.size() >= limit) {
      return Optional.of(ended(Ending.CONTEXT_FULL, stops.text(answer(0))));
    }
    return Optional.empty();
  }

  private Tokens answer(int without) {
    return tokens.slice(sequence.prompt().size(), tokens.size() - without);
  }

  private Continuation ended(Ending ending, String text) {
    return new Continuation.Ended(
        sequence.row(), sequence.prompt().size(), answer(0), text, ending);
  }
}
