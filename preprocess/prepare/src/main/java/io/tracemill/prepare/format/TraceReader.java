package io.tracemill.prepare.format;

import io.tracemill.json.DataException;
import io.tracemill.json.Node;
import io.tracemill.json.Tape;
import io.tracemill.json.text.Line;
import io.tracemill.json.token.TokenizerKind;
import io.tracemill.prepare.flow.Drop;
import io.tracemill.prepare.flow.Outlet;
import io.tracemill.prepare.flow.Stage;
import io.tracemill.prepare.flow.Tally;
import io.tracemill.trace.Item;
import io.tracemill.trace.Origin;
import java.io.IOException;

/** Reads the traces or text of a line; a line that holds none is dropped. */
public final class TraceReader implements Stage<Line, Item> {
  private final TraceFormat format;
  private final boolean joins;
  private final Tape tape;
  private final Tally lines;
  private final Tally traces;
  private final LineItems items = new LineItems();

  /**
   * A reader of lines of {@code format}.
   *
   * @param lines counts the lines, joined ones each
   * @param traces counts what cannot be read of lines that hold several traces
   */
  public TraceReader(TraceFormat format, TokenizerKind tokenizer, Tally lines, Tally traces) {
    this.format = format;
    this.joins = format.join().isPresent();
    this.tape = new Tape(tokenizer);
    this.lines = lines;
    this.traces = traces;
  }

  @Override
  public void take(Line line, Outlet<Item> outlet) throws IOException {
    long joined = 1;
    try {
      Node node = tape.read(line);
      joined = joins ? node.size() : 1;
      items.read(format, node, new Origin(line.source(), line.number()));
    } catch (DataException e) {
      lines.drop(e.reason(), joined);
      outlet.drop(Drop.of(e, line));
      return;
    }
    lines.keep(joined);
    items.handTo(outlet, traces);
  }
}
