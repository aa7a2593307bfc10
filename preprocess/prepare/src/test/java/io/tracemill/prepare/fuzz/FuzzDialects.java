package io.tracemill.prepare.fuzz;

import io.tracemill.dialect.Dialect;
import io.tracemill.dialect.Dialects;
import io.tracemill.dialect.Match;
import io.tracemill.dialect.Talk;
import io.tracemill.json.DataException;
import io.tracemill.json.Node;
import io.tracemill.json.Tape;
import io.tracemill.json.text.Line;
import io.tracemill.trace.Origin;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Payloads made of fixtures: each dialect that takes one reads it, or says what is wrong. */
public final class FuzzDialects {
  private static final List<String> SEEDS = Seeds.under("/dialects");

  private FuzzDialects() {}

  /** What Jazzer calls. */
  public static void fuzzerTestOneInput(byte[] program) {
    readAll(Mutant.of(SEEDS, program));
  }

  /** Has every dialect read {@code text}, and all of them together. */
  static void readAll(String text) {
    byte[] json = text.getBytes(StandardCharsets.UTF_8);
    for (Dialect dialect : Dialects.ALL) {
      read(json, payload -> readBy(dialect, payload));
    }
    read(json, payload -> trace(new Talk().given(payload), payload));
    read(json, payload -> trace(new Talk().said(payload), payload));
    read(json, payload -> trace(new Talk().given(payload).said(payload), payload));
  }

  private static void read(byte[] json, Consumer<Node> reader) {
    try {
      reader.accept(new Tape().read(Line.of("t", json)));
    } catch (DataException e) {
      if (e.problem().isEmpty()) {
        throw new IllegalStateException("nothing is said of what is wrong", e);
      }
    }
  }

  private static void readBy(Dialect dialect, Node payload) {
    if (dialect.match(payload) != Match.NO) {
      dialect.read(payload, new Talk());
    }
  }

  private static void trace(Talk talk, Node payload) {
    if (talk.trace(payload, new Origin("t", 1), Optional.empty()).messages().isEmpty()) {
      throw new IllegalStateException("a trace without messages");
    }
  }
}
