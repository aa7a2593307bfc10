package io.tracemill.prepare.format;

import io.tracemill.json.DataException;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import io.tracemill.prepare.flow.Drop;
import io.tracemill.prepare.flow.Outlet;
import io.tracemill.trace.Item;
import io.tracemill.trace.Origin;
import io.tracemill.trace.Trace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The records of one trace: steps inside steps, some of which are calls of a model.
 *
 * <p>One conversation is there once: a call with another one inside it is left out in favour of the
 * inner one, which has the messages as they went to the model; and of calls that repeat the
 * conversation so far only the longest is kept, see {@link Chains}. What is left out is told of,
 * each with its place.
 */
final class CallTree {

  /** How one format writes records. */
  interface Layout {
    /** The record's id. */
    Optional<Node> id(Node record);

    /** The id of the record that it is a step of. */
    Optional<Node> parent(Node record);

    /**
     * Whether it is a call of a model that went well.
     *
     * @throws DataException if it is none, which says why
     */
    void checkIsCall(Node record);

    /** Whether the call that a record before tells of has it as well: it is nothing of its own. */
    default boolean isPart(Node record) {
      return false;
    }

    /** The conversation of a call. */
    Trace read(Node record, Origin origin);
  }

  /** A record that is a call. */
  private record Call(Node record, Origin origin, String id) {}

  private final Layout layout;
  private final Map<String, String> parents = new HashMap<>();

  private CallTree(Layout layout) {
    this.layout = layout;
  }

  /** Hands the conversations of the records in {@code array} to {@code outlet}. */
  static void read(Node array, Origin line, Layout layout, Outlet<Item> outlet) throws IOException {
    new CallTree(layout).take(array, line, outlet);
  }

  /** Hands what {@code record} says, one record or the array of those of one trace. */
  static void readAny(Node record, Origin line, Layout layout, Outlet<Item> outlet)
      throws IOException {
    if (record.is(Kind.ARRAY)) {
      read(record, line, layout, outlet);
    } else {
      layout.checkIsCall(record);
      outlet.keep(layout.read(record, line));
    }
  }

  private void take(Node array, Origin line, Outlet<Item> outlet) throws IOException {
    List<Call> calls = new ArrayList<>();
    int index = 0;
    for (Node record : array.items()) {
      Origin origin = line.at(array.place() + "[" + index++ + "]");
      if (layout.isPart(record)) {
        continue;
      }
      try {
        String id = text(layout.id(record)).orElse("");
        text(layout.parent(record)).ifPresent(parent -> parents.put(id, parent));
        layout.checkIsCall(record);
        calls.add(new Call(record, origin, id));
      } catch (DataException e) {
        outlet.drop(Drop.of(e, origin, record));
      }
    }
    Chains.longest(read(calls, outlet), outlet);
  }

  private List<Trace> read(List<Call> calls, Outlet<Item> outlet) throws IOException {
    Set<String> outer = outer(calls);
    List<Trace> traces = new ArrayList<>();
    for (Call call : calls) {
      if (outer.contains(call.id)) {
        String message = "the call has another one inside it, which is read in its place";
        Origin origin = call.origin;
        outlet.drop(new Drop(FormatReason.NESTED, origin, origin.path(), message));
        continue;
      }
      try {
        Trace trace = layout.read(call.record, call.origin);
        outlet.check(trace);
        traces.add(trace);
      } catch (DataException e) {
        outlet.drop(Drop.of(e, call.origin, call.record));
      }
    }
    return traces;
  }

  /** The calls that have another one inside them, at any depth. */
  private Set<String> outer(List<Call> calls) {
    Set<String> ids = new HashSet<>();
    calls.forEach(call -> ids.add(call.id));
    Set<String> outer = new HashSet<>();
    for (Call call : calls) {
      Set<String> seen = new HashSet<>();
      String parent = parents.get(call.id);
      while (parent != null && seen.add(parent)) {
        if (ids.contains(parent) && !parent.equals(call.id)) {
          outer.add(parent);
        }
        parent = parents.get(parent);
      }
    }
    return outer;
  }

  private static Optional<String> text(Optional<Node> id) {
    return id.map(node -> node.raw().toString());
  }
}
