package io.tracemill.prepare.format;

import io.tracemill.json.DataException;
import io.tracemill.json.Node;
import io.tracemill.json.Tape;
import io.tracemill.json.UnreadFields;
import io.tracemill.json.text.Line;
import io.tracemill.json.token.Kind;
import io.tracemill.json.token.TokenizerKind;
import io.tracemill.prepare.flow.Drop;
import io.tracemill.prepare.flow.Outlet;
import io.tracemill.prepare.flow.Places;
import io.tracemill.prepare.flow.Remark;
import io.tracemill.prepare.flow.Stage;
import io.tracemill.prepare.flow.Tally;
import io.tracemill.trace.Content;
import io.tracemill.trace.Item;
import io.tracemill.trace.Message;
import io.tracemill.trace.Origin;
import io.tracemill.trace.Trace;
import java.io.IOException;
import java.util.List;

/**
 * Reads the traces or text of a line; a line that holds none is dropped. Of one that is kept it is
 * told which fields nothing was made of.
 */
public final class TraceReader implements Stage<Line, Item> {
  private final TraceFormat format;
  private final boolean joins;
  private final Tape tape;
  private final Tally lines;
  private final Tally traces;
  private final LineItems items;
  private final UnreadFields unread;
  private final Places places;

  /**
   * A reader of lines of {@code format} with the usual policy.
   *
   * @param lines counts the lines, joined ones each
   * @param traces counts what cannot be read of lines that hold several traces; of joined lines
   *     each is a line itself
   */
  public TraceReader(TraceFormat format, TokenizerKind tokenizer, Tally lines, Tally traces) {
    this(format, ReadPolicy.USUAL, tokenizer, lines, traces, Places.OWN);
  }

  /**
   * The same, of lines some of which are joined.
   *
   * @param policy what of traces is used
   * @param places where parts of joined lines stand
   */
  public TraceReader(
      TraceFormat format,
      ReadPolicy policy,
      TokenizerKind tokenizer,
      Tally lines,
      Tally traces,
      Places places) {
    this.items = new LineItems(policy);
    this.places = places;
    this.format = format;
    this.joins = format.join().isPresent();
    this.tape = new Tape(tokenizer);
    this.lines = lines;
    this.traces = traces;
    this.unread = new UnreadFields(lines::leaveOut);
  }

  @Override
  public void take(Line line, Outlet<Item> outlet) throws IOException {
    long joined = 1;
    boolean records = false;
    try {
      Node node = tape.read(line);
      records = joins && node.is(Kind.ARRAY);
      joined = records ? Math.max(1, node.size()) : 1;
      items.read(format, node, new Origin(line.source(), line.number(), line.path()));
      if (!items.kept().isEmpty()) {
        unread.take(node);
      }
    } catch (DataException e) {
      lines.drop(e.reason(), joined);
      outlet.drop(places.of(Drop.of(e, line), line));
      return;
    }
    lines.keep(records ? joined - items.dropped().size() : joined);
    for (Item item : items.kept()) {
      remark(item);
    }
    items.handTo(places.of(outlet, line), records ? lines : traces);
  }

  private void remark(Item item) {
    if (item instanceof Trace trace) {
      lines.read(trace);
      List<Message> messages = trace.messages();
      for (int i = 0; i < messages.size(); i++) {
        Message message = messages.get(i);
        if (message.content() instanceof Content.Text text && text.hadThought()) {
          lines.remark(Remark.THOUGHT_IN_TEXT);
        }
        if (i < messages.size() - 1 && message.isSilent()) {
          lines.remark(Remark.SILENT_TURN);
        }
      }
    }
  }
}
