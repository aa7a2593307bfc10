package io.tracemill.prepare.join;

import io.tracemill.json.DataException;
import io.tracemill.json.Fingerprint;
import io.tracemill.json.Node;
import io.tracemill.json.Tape;
import io.tracemill.json.lines.Lines;
import io.tracemill.json.text.Line;
import io.tracemill.prepare.flow.Batches;
import io.tracemill.prepare.flow.Join;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads lines to learn where they stand and which belong together. */
final class Indexing {
  private final Join join;
  private final Tape tape;
  private final Fingerprint hash = new Fingerprint();
  private final LineIndex index = new LineIndex();
  private final Map<Integer, Line> flawed = new HashMap<>();

  Indexing(JoinSettings settings) {
    join = settings.join();
    tape = new Tape(settings.tokenizer());
  }

  /** All of {@code source}, which {@code kept} keeps. */
  LineIndex read(Batches.Source source, KeptLines kept) throws IOException {
    for (Optional<Lines> next = source.next(); next.isPresent(); next = source.next()) {
      for (Line line : next.get().lines()) {
        take(line, kept);
      }
      next.get().done();
    }
    kept.end();
    return index;
  }

  private void take(Line line, KeptLines kept) throws IOException {
    long offset = kept.keep(line, index.size());
    Optional<Node> json = tape.readIfJson(line);
    if (json.isPresent()) {
      index.add(line.number(), line.offset(), offset, line.length(), key(json.get()));
    } else {
      int loose = index.addLoose(line.number(), line.offset(), offset, line.length());
      if (line.flaw().isPresent()) {
        flawed.put(loose, line.head(Integer.MAX_VALUE));
      }
    }
  }

  /** Those lines of which it was known before that they are no JSON. */
  Map<Integer, Line> flawed() {
    return flawed;
  }

  /** A line that is none of the format has no key; its reader will say what is wrong. */
  private OptionalLong key(Node line) {
    try {
      Optional<Node> key = join.key(line);
      return key.isPresent()
          ? OptionalLong.of(hash.clear().add(key.get()).high())
          : OptionalLong.empty();
    } catch (DataException e) {
      return OptionalLong.empty();
    }
  }
}
