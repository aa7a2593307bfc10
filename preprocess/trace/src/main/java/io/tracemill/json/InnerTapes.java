package io.tracemill.json;

import io.tracemill.json.token.Tokenizer;
import java.util.ArrayList;
import java.util.List;

/** The tapes of the JSON inside one line's strings, kept for the next line. */
final class InnerTapes {
  private static final int MAX_KEPT = 64;

  private final List<Tape> tapes = new ArrayList<>();
  private int used;
  private long tokenized;

  Tape next(Tokenizer tokenizer) {
    if (used == tapes.size()) {
      tapes.add(new Tape(tokenizer, this));
    }
    return tapes.get(used++);
  }

  /** How many were used for this line. */
  int used() {
    return used;
  }

  /** One of those used for this line. */
  Tape get(int index) {
    return tapes.get(index);
  }

  void count(int bytes) {
    tokenized += bytes;
  }

  long tokenized() {
    return tokenized;
  }

  void clear() {
    used = 0;
    if (tapes.size() > MAX_KEPT) {
      tapes.subList(MAX_KEPT, tapes.size()).clear();
    }
    for (int i = 0; i < tapes.size(); i++) {
      tapes.get(i).shrink();
    }
  }
}
