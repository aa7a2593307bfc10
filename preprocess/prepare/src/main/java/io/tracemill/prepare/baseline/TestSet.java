package io.tracemill.prepare.baseline;

import io.tracemill.dialect.SplitRows;
import io.tracemill.json.DataException;
import io.tracemill.json.Node;
import io.tracemill.json.Tape;
import io.tracemill.json.text.Line;
import io.tracemill.trace.ConversationHash;
import io.tracemill.trace.Example;
import io.tracemill.trace.Origin;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A curated test set, in rows of either data version.
 *
 * @param rows each as a line of its own
 */
public record TestSet(List<Line> rows) {

  /** Copies the list. */
  public TestSet {
    rows = List.copyOf(rows);
  }

  /** The answer of {@code row} and its prompt; hold until {@code tape} reads again. */
  public static Example example(Line row, Tape tape) {
    return example(row, tape.read(row));
  }

  /** The same of a row that was read. */
  static Example example(Line row, Node read) {
    return SplitRows.example(read, new Origin(row.source(), row.number()));
  }

  /** What is wrong with its rows; empty where all is well. */
  public List<DataException> problems() {
    Tape tape = new Tape();
    List<DataException> problems = new ArrayList<>();
    for (Line row : rows) {
      try {
        example(row, tape);
      } catch (DataException e) {
        problems.add(e);
      }
    }
    return problems;
  }

  /** Hashes of the first user messages of all rows. */
  public Set<Long> firstUsers() {
    Tape tape = new Tape();
    ConversationHash hash = new ConversationHash();
    Set<Long> firsts = new HashSet<>();
    for (Line row : rows) {
      firsts.add(hash.firstUser(example(row, tape).trace().messages()));
    }
    firsts.remove(0L);
    return firsts;
  }
}
