package io.tracemill.prepare.format;

import io.tracemill.json.DataException;
import io.tracemill.json.Node;
import io.tracemill.prepare.flow.Drop;
import io.tracemill.prepare.flow.Outlet;
import io.tracemill.trace.Item;
import io.tracemill.trace.Origin;
import java.io.IOException;

/** Lines that hold several traces. */
final class Containers {
  private Containers() {}

  /** Reads one of them. */
  interface Reader {
    Item read(Node node, Origin origin);
  }

  /** Reads each item of {@code array}, which stands in {@code line}; a bad one is dropped alone. */
  static void each(Node array, Origin line, Reader reader, Outlet<Item> outlet) throws IOException {
    String place = array.place();
    int index = 0;
    for (Node node : array.items()) {
      Origin origin = line.at(place + "[" + index + "]");
      index++;
      try {
        outlet.keep(reader.read(node, origin));
      } catch (DataException e) {
        outlet.drop(Drop.of(e, origin));
      }
    }
  }
}
