package io.tracemill.prepare.format;

import io.tracemill.json.Node;
import io.tracemill.prepare.flow.Drop;
import io.tracemill.prepare.flow.Outlet;
import io.tracemill.prepare.flow.Tally;
import io.tracemill.trace.Item;
import io.tracemill.trace.Origin;
import io.tracemill.trace.Trace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What one line holds, gathered before anything is done with it, so that a line that turns out to
 * be bad leaves nothing behind. Holds until the next line is read.
 */
public final class LineItems {
  private final Gathered gathered;
  private final Beside beside;

  /** What lines hold, of traces what {@code policy} leaves of them. */
  public LineItems(ReadPolicy policy) {
    gathered = new Gathered(policy);
    beside = policy.beside();
  }

  /** What {@code line} usually holds, which can be read and is the first thing in it. */
  public static Item first(TraceFormat format, Node line, Origin origin) {
    return new LineItems(ReadPolicy.USUAL).read(format, line, origin).gathered.kept.get(0);
  }

  /**
   * Reads {@code line}.
   *
   * @throws io.tracemill.json.DataException if it is not of {@code format}
   */
  public LineItems read(TraceFormat format, Node line, Origin origin) {
    gathered.kept.clear();
    gathered.dropped.clear();
    try {
      format.read(line, origin, gathered);
    } catch (IOException e) {
      throw new UncheckedIOException("lists in memory have no I/O", e);
    }
    if (gathered.kept.isEmpty() && gathered.dropped.isEmpty()) {
      throw line.failure(FormatReason.NO_TRACES, "expected a trace but found none");
    }
    beside.apply(line, gathered.kept, gathered.dropped);
    return this;
  }

  /** What can be read. */
  public List<Item> kept() {
    return Collections.unmodifiableList(gathered.kept);
  }

  /** What cannot, though the rest of the line can. */
  public List<Drop> dropped() {
    return Collections.unmodifiableList(gathered.dropped);
  }

  /** Hands all of it to {@code outlet}, and counts in {@code bad} what cannot be read. */
  void handTo(Outlet<Item> outlet, Tally bad) throws IOException {
    for (int i = 0; i < gathered.dropped.size(); i++) {
      bad.drop(gathered.dropped.get(i).reason());
      outlet.drop(gathered.dropped.get(i));
    }
    for (int i = 0; i < gathered.kept.size(); i++) {
      outlet.keep(gathered.kept.get(i));
    }
  }

  /** Where a format puts it. */
  private static final class Gathered implements Outlet<Item> {
    private final List<Item> kept = new ArrayList<>();
    private final List<Drop> dropped = new ArrayList<>();
    private final ReadPolicy policy;

    Gathered(ReadPolicy policy) {
      this.policy = policy;
    }

    @Override
    public void keep(Item item) {
      kept.add(item instanceof Trace trace ? policy.of(trace) : item);
    }

    @Override
    public void check(Item item) {
      if (item instanceof Trace trace) {
        policy.check(trace);
      }
    }

    @Override
    public void drop(Drop drop) {
      dropped.add(drop);
    }
  }
}
