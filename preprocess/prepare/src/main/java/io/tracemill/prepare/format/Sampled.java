package io.tracemill.prepare.format;

import io.tracemill.json.DataException;
import io.tracemill.json.Node;
import io.tracemill.json.Tape;
import io.tracemill.json.lines.Lines;
import io.tracemill.json.text.Line;
import io.tracemill.json.token.TokenizerKind;
import io.tracemill.prepare.flow.Batches;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/** A source whose first lines are looked at before they are handed on, so that all are. */
public final class Sampled implements Batches.Source {
  /** 16 MiB: what is looked at is held in memory, and a file need not hold any JSON at all. */
  private static final long MOST_BYTES = 1 << 24;

  /** Where the first lines are no JSON, so many are looked at to find some that are. */
  private static final long MOST_LINES = 100L * Detection.LINES;

  private final Batches.Source source;
  private final Tape tape;
  private final Queue<Lines> sample = new ArrayDeque<>();
  private final Detection detection = new Detection();

  /** Reads the first lines of {@code source}. */
  public Sampled(Batches.Source source, TokenizerKind tokenizer) {
    this.source = source;
    this.tape = new Tape(tokenizer);
  }

  /** What the first lines that are JSON look like. */
  public Detection detect() throws IOException {
    long bytes = 0;
    long lines = 0;
    while (detection.lines() < Detection.LINES && bytes < MOST_BYTES && lines < MOST_LINES) {
      Optional<Lines> next = source.next();
      if (next.isEmpty()) {
        break;
      }
      sample.add(next.get());
      bytes += next.get().bytes();
      lines += next.get().lines().size();
      for (Line line : next.get().lines()) {
        if (detection.lines() < Detection.LINES) {
          look(line);
        }
      }
    }
    return detection;
  }

  private void look(Line line) {
    Node node;
    try {
      node = tape.read(line);
    } catch (DataException e) {
      detection.flawed(line, e);
      return;
    }
    detection.look(node);
  }

  @Override
  public Optional<Lines> next() throws IOException {
    return sample.isEmpty() ? source.next() : Optional.of(sample.remove());
  }
}
