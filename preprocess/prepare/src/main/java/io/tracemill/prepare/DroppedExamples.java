package io.tracemill.prepare;

import io.tracemill.json.text.Reason;
import io.tracemill.prepare.flow.Drop;
import io.tracemill.prepare.split.Shuffle;
import io.tracemill.prepare.table.TraceTable;
import io.tracemill.trace.Item;
import java.io.IOException;
import java.io.OutputStream;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntToLongFunction;

/**
 * Some of what is dropped, to be looked at: of each step and reason the first traces of the seeded
 * order, each conversation once. The order of the input does not matter to which they are. Not for
 * use by several threads.
 */
final class DroppedExamples {
  private final Shuffle shuffle;
  private final IntToLongFunction content;
  private final IntToLongFunction raw;
  private final BitSet wanted = new BitSet();
  private final Map<Kind, Drawn<Example>> kinds =
      new TreeMap<>(Comparator.comparing(Kind::step).thenComparing(kind -> kind.reason().key()));
  private final ExampleLine line = new ExampleLine();
  private Current current = new Current(-1, Optional.empty());

  /** What examples are of. */
  private record Kind(DropStep step, Reason reason) {}

  /** A line of the file that they end in, which is about {@code trace}. */
  private record Example(int trace, byte[] line) {}

  /** The trace that is looked at, and what it is. */
  private record Current(int trace, Optional<Item> item) {}

  /** Examples of what is dropped of {@code table}, of which the traces themselves are decided. */
  DroppedExamples(long seed, TraceTable table, Decision decision) {
    shuffle = new Shuffle(seed);
    content = table.numbers(TraceTable.CONTENT);
    raw = table.numbers(TraceTable.RAW);
    Map<Reason, Drawn<Integer>> traces = new HashMap<>();
    for (int trace = 0; trace < table.size(); trace++) {
      Optional<Reason> reason = decision.dropped(trace);
      if (reason.isPresent()) {
        Drawn<Integer> drawn = traces.computeIfAbsent(reason.get(), none -> new Drawn<>());
        if (drawn.takes(place(trace), raw.applyAsLong(trace))) {
          drawn.put(place(trace), raw.applyAsLong(trace), trace);
        }
      }
    }
    traces.values().forEach(drawn -> drawn.things().forEach(wanted::set));
  }

  private long place(int trace) {
    return shuffle.place(content.applyAsLong(trace));
  }

  /** Whether {@code trace}, which is dropped itself, is one, so that it has to be read. */
  boolean want(int trace) {
    return wanted.get(trace);
  }

  /** Begins a trace, about which {@link #take} is told what is dropped. */
  void begin(int trace, Item item) {
    current = new Current(trace, Optional.of(item));
  }

  /** Keeps the trace as an example of {@code drop}, if it is one. */
  void take(DropStep step, Drop drop) {
    int trace = current.trace;
    if (step == DropStep.TRACES && !want(trace)) {
      return;
    }
    Drawn<Example> drawn =
        kinds.computeIfAbsent(new Kind(step, drop.reason()), kind -> new Drawn<>());
    if (drawn.takes(place(trace), raw.applyAsLong(trace))) {
      byte[] text = line.of(step, drop, current.item.orElseThrow());
      drawn.put(place(trace), raw.applyAsLong(trace), new Example(trace, text));
    }
  }

  /** Writes them: those of a step together, and of these those of a reason, as they were read. */
  void writeTo(OutputStream out) throws IOException {
    for (Drawn<Example> drawn : kinds.values()) {
      List<Example> examples =
          drawn.things().stream().sorted(Comparator.comparingInt(Example::trace)).toList();
      for (Example example : examples) {
        out.write(example.line());
      }
    }
  }
}
