package io.tracemill.serve.gateway;

import io.tracemill.json.Tape;
import io.tracemill.json.lines.JsonLines;
import io.tracemill.pipeline.files.PartFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * Traces out of recorded calls. Each call repeats the conversation so far: of calls that go on from
 * one another only the last is kept, and of the same ones, as retries make them, the first.
 */
final class KeptTraces {
  private final Path calls;
  private final HashList beginnings = new HashList();

  private KeptTraces(Path calls) {
    this.calls = calls;
  }

  /** What is done with each call that ended well. */
  private interface Taker {
    void take(RecordedTalk talk) throws IOException;
  }

  /** Writes those of {@code calls} to {@code traces} anew; returns how many. */
  static long write(Path calls, Path traces) throws IOException {
    // A device such as /dev/full has no end.
    if (!Files.isRegularFile(calls)) {
      return 0;
    }
    KeptTraces kept = new KeptTraces(calls);
    kept.forEach(talk -> talk.hashes(kept.beginnings::add));
    kept.beginnings.sort();
    try (PartFile file = PartFile.create(traces)) {
      // Before anything is in it; it takes that along to its own name.
      CallFile.keepPrivate(traces.resolveSibling(traces.getFileName() + ".part"));
      long count = kept.write(file.out());
      file.complete();
      return count;
    }
  }

  private long write(OutputStream out) throws IOException {
    Set<Long> written = new HashSet<>();
    forEach(
        talk -> {
          long whole = talk.hashes(beginning -> {});
          if (!beginnings.contains(whole) && written.add(whole)) {
            out.write(talk.trace().toBytes());
            out.write('\n');
          }
        });
    return written.size();
  }

  private void forEach(Taker taker) throws IOException {
    Tape tape = new Tape();
    try (JsonLines lines =
        new JsonLines(
            calls.toString(), Files.newInputStream(calls), JsonLines.GREATEST_MAX_LINE_BYTES)) {
      lines.forEach(
          line -> {
            var talk = tape.readIfJson(line).flatMap(RecordedTalk::of);
            if (talk.isPresent()) {
              taker.take(talk.get());
            }
          });
    }
  }
}
