package io.tracemill.prepare.format;

import io.tracemill.json.DataException;
import io.tracemill.json.Tape;
import io.tracemill.json.text.Line;
import io.tracemill.json.token.TokenizerKind;
import io.tracemill.prepare.flow.Drop;
import io.tracemill.prepare.flow.Outlet;
import io.tracemill.prepare.flow.Stage;
import io.tracemill.trace.Item;
import io.tracemill.trace.Origin;

/** Reads the trace or text of a line; a line that is none is dropped. */
public final class TraceReader implements Stage<Line, Item> {
  private final TraceFormat format;
  private final Tape tape;

  public TraceReader(TraceFormat format, TokenizerKind tokenizer) {
    this.format = format;
    this.tape = new Tape(tokenizer);
  }

  @Override
  public void take(Line line, Outlet<Item> outlet) {
    Item item;
    try {
      item = format.read(tape.read(line), new Origin(line.source(), line.number()));
    } catch (DataException e) {
      outlet.drop(Drop.of(e));
      return;
    }
    outlet.keep(item);
  }
}
