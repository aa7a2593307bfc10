package io.tracemill.prepare;

import io.tracemill.json.Fingerprint;
import io.tracemill.json.text.Line;
import io.tracemill.json.text.Slice;
import io.tracemill.prepare.screen.relevance.Evidence;
import io.tracemill.prepare.screen.relevance.Gatherer;
import io.tracemill.prepare.table.TraceTable;
import io.tracemill.prepare.table.Use;
import io.tracemill.trace.ConversationHash;
import io.tracemill.trace.Item;
import io.tracemill.trace.Message;
import io.tracemill.trace.Role;
import io.tracemill.trace.Text;
import io.tracemill.trace.Trace;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

/** Makes the row of a survey for one item after another. Not for use by several threads. */
final class SurveyRow {
  private final Optional<Gatherer> gatherer;
  private final Consumer<Trace> recorded;
  private final ConversationHash hash = new ConversationHash();
  private final Fingerprint bytes = new Fingerprint();
  private final long[] row = new long[TraceTable.COLUMNS + Evidence.LONGS];

  SurveyRow(Optional<Gatherer> gatherer, Consumer<Trace> recorded) {
    this.gatherer = gatherer;
    this.recorded = recorded;
  }

  /** The row of {@code item}, which was read from {@code line}; holds until the next one. */
  long[] of(Item item, Line line) {
    Arrays.fill(row, 0);
    row[TraceTable.LINE] = line.number();
    row[TraceTable.OFFSET] = line.offset();
    row[TraceTable.LENGTH] = line.length();
    row[TraceTable.RAW] = hash(bytes, line);
    if (item instanceof Trace trace) {
      trace(trace);
    } else if (item instanceof Text text) {
      row[TraceTable.USE] = Use.TEXT.ordinal();
      bytes.clear().add(text.text());
      row[TraceTable.CONTENT_HIGH] = bytes.high();
      row[TraceTable.CONTENT_LOW] = bytes.low();
    }
    return row;
  }

  /** The hash of the bytes of {@code line}. */
  static long hash(Fingerprint bytes, Line line) {
    return bytes.clear().add(new Slice(line.bytes(), line.start(), line.end())).high();
  }

  private void trace(Trace trace) {
    boolean answered = false;
    hash.clear();
    for (Message message : trace.messages()) {
      hash.add(message);
      answered |= message.role() == Role.ASSISTANT;
    }
    row[TraceTable.USE] = (answered ? Use.EXAMPLES : Use.NOTHING).ordinal();
    row[TraceTable.CONTENT_HIGH] = hash.high();
    row[TraceTable.CONTENT_LOW] = hash.low();
    row[TraceTable.FIRST_USER] = hash.firstUser(trace.messages());
    row[TraceTable.GROUP] = hash.group(trace.group());
    if (gatherer.isPresent()) {
      gatherer.get().gather(trace).writeTo(row, Survey.EVIDENCE);
    }
    recorded.accept(trace);
  }
}
