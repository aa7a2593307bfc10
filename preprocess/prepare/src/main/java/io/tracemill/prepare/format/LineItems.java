package io.tracemill.prepare.format;

import io.tracemill.json.Node;
import io.tracemill.prepare.flow.Drop;
import io.tracemill.prepare.flow.Outlet;
import io.tracemill.trace.Item;
import io.tracemill.trace.Origin;
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
  private final List<Item> kept = new ArrayList<>();
  private final List<Drop> dropped = new ArrayList<>();
  private final Outlet<Item> outlet = Outlet.of(kept::add, dropped::add);

  /** What {@code line} holds, which can be read and is the first thing in it. */
  public static Item first(TraceFormat format, Node line, Origin origin) {
    return new LineItems().read(format, line, origin).kept.get(0);
  }

  /**
   * Reads {@code line}.
   *
   * @throws io.tracemill.json.DataException if it is not of {@code format}
   */
  public LineItems read(TraceFormat format, Node line, Origin origin) {
    kept.clear();
    dropped.clear();
    try {
      format.read(line, origin, outlet);
    } catch (IOException e) {
      throw new UncheckedIOException("lists in memory have no I/O", e);
    }
    if (kept.isEmpty() && dropped.isEmpty()) {
      throw line.failure(FormatReason.NO_TRACES, "expected a trace but found none");
    }
    return this;
  }

  /** What can be read. */
  public List<Item> kept() {
    return Collections.unmodifiableList(kept);
  }

  /** What cannot, though the rest of the line can. */
  public List<Drop> dropped() {
    return Collections.unmodifiableList(dropped);
  }
}
