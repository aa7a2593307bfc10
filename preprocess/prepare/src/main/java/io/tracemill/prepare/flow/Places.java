package io.tracemill.prepare.flow;

import io.tracemill.json.text.Line;
import io.tracemill.trace.Item;
import io.tracemill.trace.Origin;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Knows where the parts of a line stand that was put together from several. */
public interface Places {
  /** Each line is one by itself. */
  Places OWN = (origin, line) -> origin;

  /** Where {@code inLine}, a place in {@code line}, is in what the line was put together from. */
  Origin of(Origin inLine, Line line) throws IOException;

  /** What {@code drop} says of a place in {@code line}, said of where that really is. */
  default Drop of(Drop drop, Line line) throws IOException {
    if (equals(OWN)) {
      return drop;
    }
    Origin origin = of(drop.origin().at(drop.path()), line);
    Origin part = of(drop.origin(), line);
    boolean same = part.line() == origin.line() && part.source().equals(origin.source());
    List<Drop.Fault> further = new ArrayList<>();
    for (Drop.Fault fault : drop.further()) {
      String path = of(drop.origin().at(fault.path()), line).path();
      further.add(new Drop.Fault(fault.reason(), path, fault.message()));
    }
    return new Drop(
        drop.reason(), same ? part : origin, origin.path(), drop.message(), drop.unread(), further);
  }

  /** What hands on to {@code outlet} where things really are. */
  default Outlet<Item> of(Outlet<Item> outlet, Line line) {
    return equals(OWN)
        ? outlet
        : new Outlet<>() {
          @Override
          public void keep(Item item) throws IOException {
            outlet.keep(item.at(of(item.origin(), line)));
          }

          @Override
          public void drop(Drop drop) throws IOException {
            outlet.drop(Places.this.of(drop, line));
          }

          private Origin of(Origin inLine, Line line) throws IOException {
            return Places.this.of(inLine, line);
          }
        };
  }
}
