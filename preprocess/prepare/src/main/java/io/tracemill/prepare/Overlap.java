package io.tracemill.prepare;

import io.tracemill.json.Fingerprint;
import io.tracemill.json.Tape;
import io.tracemill.json.lines.JsonLines;
import io.tracemill.json.text.Slice;
import io.tracemill.prepare.baseline.TestSet;
import io.tracemill.trace.ConversationHash;
import io.tracemill.trace.Trace;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;

/**
 * What the written training and test rows share; all zero is the proof that nothing leaked.
 *
 * @param rows rows of the test set that stand in the training set, byte for byte
 * @param conversations rows of the test set whose conversation does, ids and spaces aside
 * @param firstUserMessages first user messages of the test set that do, case and spaces aside
 */
public record Overlap(long rows, long conversations, long firstUserMessages) {

  /** Reads both files and compares them. */
  public static Overlap of(InputStream train, InputStream test) throws IOException {
    Keys trained = Keys.of("train.jsonl", train);
    Keys tested = Keys.of("test.jsonl", test);
    return new Overlap(
        shared(trained.rows, tested.rows),
        shared(trained.conversations, tested.conversations),
        shared(trained.firstUsers, tested.firstUsers));
  }

  /** Whether nothing is shared. */
  public boolean isNone() {
    return rows + conversations + firstUserMessages == 0;
  }

  private static long shared(Set<Long> train, Set<Long> test) {
    return test.stream().filter(train::contains).count();
  }

  /** Hashes of the rows of a file. */
  private record Keys(Set<Long> rows, Set<Long> conversations, Set<Long> firstUsers) {

    static Keys of(String name, InputStream in) throws IOException {
      Keys keys = new Keys(new HashSet<>(), new HashSet<>(), new HashSet<>());
      Tape tape = new Tape();
      Fingerprint bytes = new Fingerprint();
      ConversationHash hash = new ConversationHash();
      try (JsonLines lines = new JsonLines(name, in, JsonLines.GREATEST_MAX_LINE_BYTES)) {
        lines.forEach(
            line -> {
              keys.rows.add(
                  bytes.clear().add(new Slice(line.bytes(), line.start(), line.end())).high());
              Trace trace = TestSet.example(line, tape).trace();
              hash.clear();
              trace.messages().forEach(hash::add);
              keys.conversations.add(hash.high());
              keys.firstUsers.add(hash.firstUser(trace.messages()));
            });
      }
      keys.firstUsers.remove(0L);
      return keys;
    }
  }
}
