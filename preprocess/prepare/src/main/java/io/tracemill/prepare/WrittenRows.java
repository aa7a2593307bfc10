package io.tracemill.prepare;

import io.tracemill.json.Fingerprint;
import io.tracemill.json.Tape;
import io.tracemill.json.lines.JsonLines;
import io.tracemill.json.text.Line;
import io.tracemill.json.text.Slice;
import io.tracemill.prepare.baseline.TestSet;
import io.tracemill.trace.Contradictions;
import io.tracemill.trace.ConversationHash;
import io.tracemill.trace.Example;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;

/**
 * What the rows of a training and a test set say of one another, read again as they are written.
 */
public record WrittenRows(Overlap overlap, Contradicted contradicted) {

  /** Reads both files and compares them. */
  public static WrittenRows read(InputStream train, InputStream test) throws IOException {
    Keys trained = Keys.of("train.jsonl", train);
    Keys tested = Keys.of("test.jsonl", test);
    Overlap overlap =
        new Overlap(
            shared(trained.rows, tested.rows),
            shared(trained.conversations, tested.conversations),
            shared(trained.firstUsers, tested.firstUsers));
    long inTrain = trained.answers.contradicted();
    long inTest = tested.answers.contradicted();
    trained.answers.addAll(tested.answers);
    long across = trained.answers.contradicted() - inTrain - inTest;
    return new WrittenRows(overlap, new Contradicted(inTrain, inTest, across));
  }

  private static long shared(Set<Long> train, Set<Long> test) {
    return test.stream().filter(train::contains).count();
  }

  /** Hashes of the rows of a file. */
  private static final class Keys {
    private final Set<Long> rows = new HashSet<>();
    private final Set<Long> conversations = new HashSet<>();
    private final Set<Long> firstUsers = new HashSet<>();
    private final Contradictions answers = new Contradictions();
    private final Tape tape = new Tape();
    private final Fingerprint bytes = new Fingerprint();
    private final ConversationHash hash = new ConversationHash();

    static Keys of(String name, InputStream in) throws IOException {
      Keys keys = new Keys();
      try (JsonLines lines = new JsonLines(name, in, JsonLines.GREATEST_MAX_LINE_BYTES)) {
        lines.forEach(keys::add);
      }
      keys.firstUsers.remove(0L);
      return keys;
    }

    private void add(Line line) {
      rows.add(bytes.clear().add(new Slice(line.bytes(), line.start(), line.end())).high());
      Example row = TestSet.example(line, tape);
      hash.clear();
      row.prompt().forEach(hash::add);
      long prompt = hash.high();
      long conversation = hash.add(row.answer()).high();
      conversations.add(conversation);
      answers.add(prompt, conversation);
      firstUsers.add(hash.firstUser(row.trace().messages()));
    }
  }
}
