package io.tracemill.prepare.output;

import io.tracemill.dialect.MessageWriter;
import io.tracemill.dialect.Nesting;
import io.tracemill.json.JsonWriter;
import io.tracemill.json.text.Slice;
import io.tracemill.trace.Item;
import io.tracemill.trace.Message;
import io.tracemill.trace.Text;
import io.tracemill.trace.Trace;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes {@code {"context": "..."}}: text, or the JSON of a conversation's messages. Not for use by
 * several threads.
 */
public final class UnstructuredRows {
  private static final Slice BEGIN = Slice.of("{\"context\":\"");
  private static final Slice BEGIN_ARRAY = Slice.of("[");
  private static final Slice COMMA = Slice.of(",");
  private static final Slice END_ARRAY = Slice.of("]");
  private static final Slice END = Slice.of("\"}\n");

  private final SystemPrompts systemPrompts;
  private final MessageWriter writer = new MessageWriter(Nesting.IN_STRING);
  private final JsonWriter row = new JsonWriter();

  /** A writer that treats system messages as told. */
  public UnstructuredRows(SystemPrompts systemPrompts) {
    this.systemPrompts = systemPrompts;
  }

  /** Writes the row of {@code item} to {@code out}. */
  public void write(Item item, OutputStream out) throws IOException {
    row.clear();
    row.plain(BEGIN);
    if (item instanceof Text text) {
      row.copy(text.text().raw().unquoted());
    } else if (item instanceof Trace trace) {
      conversation(trace);
    }
    row.plain(END);
    row.writeTo(out);
  }

  private void conversation(Trace trace) {
    row.plain(BEGIN_ARRAY);
    boolean first = true;
    for (Message message : trace.messages()) {
      if (systemPrompts.keeps(message)) {
        if (!first) {
          row.plain(COMMA);
        }
        writer.message(message, row);
        first = false;
      }
    }
    row.plain(END_ARRAY);
  }
}
