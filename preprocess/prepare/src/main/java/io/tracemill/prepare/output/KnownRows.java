package io.tracemill.prepare.output;

import io.tracemill.dialect.SplitRows;
import io.tracemill.json.Tape;
import io.tracemill.json.text.Line;
import io.tracemill.trace.ConversationHash;
import io.tracemill.trace.Example;
import io.tracemill.trace.Origin;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

/**
 * The rows that a split has before more are made for it: a hash of each as it would be written
 * here, however it is, and of its first user message. Not for use by several threads.
 */
public final class KnownRows {
  private final RowWriter writer;
  private final RowHash hash = new RowHash();
  private final ConversationHash conversation = new ConversationHash();
  private final Tape tape = new Tape();
  private final Set<Long> rows = new HashSet<>();
  private final Set<Long> firstUsers = new HashSet<>();

  /** None yet; they are compared with rows that are written as {@code settings} say. */
  public KnownRows(RowSettings settings) {
    writer = RowShapes.writer(settings);
  }

  /**
   * Adds a row.
   *
   * @throws io.tracemill.json.DataException if it is none
   */
  public void add(Line line) {
    Example row = SplitRows.example(tape.read(line), new Origin(line.source(), line.number()));
    rows.add(hash.of(writer.row(row)));
    long firstUser = conversation.firstUser(row.trace().messages());
    if (firstUser != 0) {
      firstUsers.add(firstUser);
    }
  }

  /** Whether {@code row}, which was made for the same settings, is one of them. */
  public boolean has(Row row) {
    return rows.contains(hash.of(row));
  }

  /** Hashes of the first user messages of all. */
  public Set<Long> firstUsers() {
    return Collections.unmodifiableSet(firstUsers);
  }
}
