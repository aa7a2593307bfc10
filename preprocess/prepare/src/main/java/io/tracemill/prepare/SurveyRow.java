package io.tracemill.prepare;

import io.tracemill.json.Fingerprint;
import io.tracemill.json.text.Line;
import io.tracemill.json.text.Slice;
import io.tracemill.prepare.screen.Measurer;
import io.tracemill.prepare.table.TraceRow;
import io.tracemill.prepare.table.TraceTable;
import io.tracemill.prepare.table.Use;
import io.tracemill.trace.ConversationHash;
import io.tracemill.trace.Item;
import io.tracemill.trace.Message;
import io.tracemill.trace.Role;
import io.tracemill.trace.Text;
import io.tracemill.trace.Trace;
import java.util.List;

/** Makes the row of a survey for one item after another. Not for use by several threads. */
final class SurveyRow {
  /** What of a hash of 64 bits {@link TraceTable#RAW} has no room for. */
  private static final int CUT = 24;

  private final TraceRow row;
  private final List<Measurer> measurers;
  private final ConversationHash hash = new ConversationHash();
  private final Fingerprint bytes = new Fingerprint();
  private Line line = Line.of("", new byte[0]);
  private long raw;

  SurveyRow(TraceRow row, List<Measurer> measurers) {
    this.row = row;
    this.measurers = measurers;
  }

  /** Begins a line, which may have several items. */
  void begin(Line line) {
    this.line = line;
    raw = hash(bytes, line);
  }

  /** The row of {@code item}, which stands in the line; holds until the next one. */
  TraceRow of(Item item) {
    row.clear();
    row.set(TraceTable.LINE, item.origin().line());
    row.set(TraceTable.OFFSET, line.offset());
    row.set(TraceTable.LENGTH, line.length());
    row.set(TraceTable.RAW, raw);
    if (item instanceof Trace trace) {
      trace(trace);
    } else if (item instanceof Text text) {
      row.set(TraceTable.USE, Use.TEXT.ordinal());
      row.set(TraceTable.CONTENT, bytes.clear().add(text.text()).high());
    }
    return row;
  }

  /** The hash of the bytes of {@code line}; the same for a record and the array of it alone. */
  static long hash(Fingerprint bytes, Line line) {
    byte[] all = line.bytes();
    boolean array = line.length() > 2 && all[line.start()] == '[' && all[line.end() - 1] == ']';
    int bracket = array ? 1 : 0;
    Slice record = new Slice(all, line.start() + bracket, line.end() - bracket);
    return bytes.clear().add(record).high() >>> CUT;
  }

  private void trace(Trace trace) {
    boolean answered = false;
    hash.clear();
    for (Message message : trace.messages()) {
      hash.addShown(message);
      answered |= message.role() == Role.ASSISTANT;
    }
    row.set(TraceTable.USE, (answered ? Use.EXAMPLES : Use.NOTHING).ordinal());
    row.set(TraceTable.CONTENT, hash.high());
    row.set(TraceTable.FIRST_USER, hash.firstUser(trace.messages()));
    row.set(TraceTable.GROUP, hash.group(trace.group()));
    for (int i = 0; i < measurers.size(); i++) {
      measurers.get(i).measure(trace, row);
    }
  }
}
