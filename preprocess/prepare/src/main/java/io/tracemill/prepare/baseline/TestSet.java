package io.tracemill.prepare.baseline;

import io.tracemill.json.DataException;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.Tape;
import io.tracemill.json.text.Line;
import io.tracemill.prepare.format.Formats;
import io.tracemill.prepare.format.TraceFormat;
import io.tracemill.trace.ConversationHash;
import io.tracemill.trace.DataVersion;
import io.tracemill.trace.Example;
import io.tracemill.trace.Origin;
import io.tracemill.trace.Role;
import io.tracemill.trace.Trace;
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
  private static final Name MESSAGES = Name.of("messages");

  /** Copies the list. */
  public TestSet {
    rows = List.copyOf(rows);
  }

  /** The conversation that {@code row} was cut from; holds until {@code tape} reads again. */
  public static Trace trace(Line row, Tape tape) {
    Node node = tape.read(row);
    TraceFormat format =
        version(node) == DataVersion.V1 ? Formats.MESSAGES : Formats.QUESTION_ANSWER;
    Trace trace = (Trace) format.read(node, new Origin(row.source(), row.number()));
    if (trace.messages().get(trace.messages().size() - 1).role() != Role.ASSISTANT) {
      throw node.field(MESSAGES).failure("expected the assistant to have the last word");
    }
    return trace;
  }

  /** The answer of {@code row} and its prompt; hold until {@code tape} reads again. */
  public static Example example(Line row, Tape tape) {
    Trace trace = trace(row, tape);
    return new Example(trace, trace.messages().size() - 1);
  }

  /** The data version that {@code row} is of. */
  public static DataVersion version(Node row) {
    return row.find(MESSAGES).isPresent() ? DataVersion.V1 : DataVersion.V0;
  }

  /** What is wrong with its rows; empty where all is well. */
  public List<DataException> problems() {
    Tape tape = new Tape();
    List<DataException> problems = new ArrayList<>();
    for (Line row : rows) {
      try {
        trace(row, tape);
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
      firsts.add(hash.firstUser(trace(row, tape).messages()));
    }
    firsts.remove(0L);
    return firsts;
  }
}
