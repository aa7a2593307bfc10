package io.tracemill.prepare.output;

import io.tracemill.dialect.MessageWriter;
import io.tracemill.dialect.Nesting;
import io.tracemill.json.JsonWriter;
import io.tracemill.json.text.Slice;
import io.tracemill.trace.Message;
import io.tracemill.trace.Trace;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes traces as {@code openai_messages}, whatever they were, so that reading them gives the same
 * again: {@code {"messages": [...], "tools": [...], "session_id": ...}}. Not for use by several
 * threads.
 */
public final class OpenAiTraces {
  private static final Slice BEGIN = Slice.of("{\"messages\":[");
  private static final Slice COMMA = Slice.of(",");
  private static final Slice END_ARRAY = Slice.of("]");
  private static final Slice TOOLS = Slice.of(",\"tools\":");
  private static final Slice SESSION = Slice.of(",\"session_id\":");
  private static final Slice END = Slice.of("}\n");

  private final SystemPrompts systemPrompts;
  private final MessageWriter writer = new MessageWriter(Nesting.PLAIN);
  private final JsonWriter line = new JsonWriter();

  /** A writer that treats system messages as told. */
  public OpenAiTraces(SystemPrompts systemPrompts) {
    this.systemPrompts = systemPrompts;
  }

  /** Writes the line of {@code trace} to {@code out}. */
  public void write(Trace trace, OutputStream out) throws IOException {
    line.clear();
    line.plain(BEGIN);
    boolean first = true;
    for (Message message : trace.messages()) {
      if (systemPrompts.keeps(message)) {
        if (!first) {
          line.plain(COMMA);
        }
        writer.recorded(message, line);
        first = false;
      }
    }
    line.plain(END_ARRAY);
    if (trace.tools().isPresent()) {
      line.plain(TOOLS).copy(trace.tools().get().raw());
    }
    if (trace.group().isPresent()) {
      line.plain(SESSION).copy(trace.group().get().raw());
    }
    line.plain(END).writeTo(out);
  }
}
