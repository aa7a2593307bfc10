package io.tracemill.pipeline.inspect;

import io.tracemill.json.text.Reason;
import io.tracemill.prepare.flow.Drop;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Lines, and places in them, that hold no trace, by what is wrong with them. */
final class LineProblems {
  private static final int PLACES = 3;

  private final Map<Reason, Kind> kinds = new TreeMap<>(Comparator.comparing(Reason::key));

  private static final class Kind {
    private final List<String> places = new ArrayList<>();
    private final String message;
    private long count;

    Kind(Drop first) {
      this.message = first.path() + ": " + first.message();
    }
  }

  void add(Drop problem) {
    Kind kind = kinds.computeIfAbsent(problem.reason(), reason -> new Kind(problem));
    kind.count++;
    if (kind.places.size() < PLACES) {
      kind.places.add(problem.origin().toString());
    }
  }

  /** How many hold a trace that is lost. */
  long lost() {
    return kinds.entrySet().stream()
        .filter(kind -> kind.getKey().isLoss())
        .mapToLong(kind -> kind.getValue().count)
        .sum();
  }

  /** The kinds, the most frequent first. */
  List<ProblemKind> kinds() {
    return kinds.entrySet().stream()
        .map(
            entry ->
                new ProblemKind(
                    entry.getKey().key(),
                    entry.getValue().count,
                    entry.getValue().places,
                    entry.getValue().message))
        .sorted(Comparator.comparingLong(ProblemKind::count).reversed())
        .toList();
  }
}
