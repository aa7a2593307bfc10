package io.tracemill.pipeline.rows;

import io.tracemill.json.DataException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What is wrong with rows: what is wrong with many of them is said once. */
public final class RowProblems {
  /** How many kinds are shown; the rest is only counted. */
  private static final int SHOWN = 10;

  private static final int PLACES = 5;

  private final Map<String, Same> kinds = new LinkedHashMap<>();
  private long count;

  /** Where the same is wrong. */
  private static final class Same {
    private final DataException first;
    private final List<Long> further = new ArrayList<>();
    private long more;

    Same(DataException first) {
      this.first = first;
    }

    void add(long line) {
      if (further.size() < PLACES) {
        further.add(line);
      } else {
        more++;
      }
    }

    @Override
    public String toString() {
      String places = further.stream().map(String::valueOf).collect(Collectors.joining(", "));
      String lines = further.size() == 1 ? "line " : "lines ";
      String rest = more == 0 ? "" : " and " + more + " more";
      return first.getMessage()
          + (further.isEmpty() ? "" : " (also " + lines + places + rest + ")");
    }
  }

  /** Takes what is wrong with a row. */
  public void add(DataException problem) {
    count++;
    String kind = problem.source() + " " + problem.path() + " " + problem.problem();
    Same same = kinds.get(kind);
    if (same != null) {
      same.add(problem.line());
    } else if (kinds.size() < SHOWN) {
      kinds.put(kind, new Same(problem));
    }
  }

  /** How many rows. */
  public long count() {
    return count;
  }

  /** The first kinds, each with the lines on which it is. */
  public List<String> shown() {
    return kinds.values().stream().map(Same::toString).toList();
  }
}
