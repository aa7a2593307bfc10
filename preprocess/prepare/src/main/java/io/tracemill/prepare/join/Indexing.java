package io.tracemill.prepare.join;

import io.tracemill.json.DataException;
import io.tracemill.json.Fingerprint;
import io.tracemill.json.Node;
import io.tracemill.json.Tape;
import io.tracemill.json.lines.Lines;
import io.tracemill.json.text.Line;
import io.tracemill.prepare.flow.Batches;
import io.tracemill.prepare.flow.Join;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads a file to learn where its lines stand and which belong together. */
final class Indexing {
  private static final int BUFFER = 1 << 16;

  private final Join join;
  private final Tape tape;
  private final Fingerprint hash = new Fingerprint();
  private final LineIndex index = new LineIndex();

  Indexing(JoinSettings settings) {
    join = settings.join();
    tape = new Tape(settings.tokenizer());
  }

  /** The lines as they stand in a plain file. */
  LineIndex plain(Batches.Source source) throws IOException {
    read(source, Line::offset);
    return index;
  }

  /** The lines as they stand in {@code spool}, to which they are written. */
  LineIndex spooled(Batches.Source source, FileBytes spool) throws IOException {
    OutputStream out = new BufferedOutputStream(Channels.newOutputStream(spool.file()), BUFFER);
    long[] written = new long[1];
    read(
        source,
        line -> {
          long offset = written[0];
          out.write(line.bytes(), line.start(), line.length());
          written[0] += line.length();
          return offset;
        });
    out.flush();
    return index;
  }

  /** Where a line can be found again. */
  private interface Place {
    long of(Line line) throws IOException;
  }

  private void read(Batches.Source source, Place place) throws IOException {
    for (Optional<Lines> next = source.next(); next.isPresent(); next = source.next()) {
      for (Line line : next.get().lines()) {
        index.see(line.number());
        Optional<Node> json = tape.readIfJson(line);
        if (json.isPresent()) {
          index.add(line.number(), place.of(line), line.length(), key(json.get()));
        }
      }
      next.get().done();
    }
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
