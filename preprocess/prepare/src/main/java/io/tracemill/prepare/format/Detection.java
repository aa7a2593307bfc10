package io.tracemill.prepare.format;

import io.tracemill.json.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds out a file's format from its first lines: the one that reads the most of them, and of
 * several that read as many the one that says the most about them. Not for use by several threads.
 */
public final class Detection {
  /** How many lines are looked at. */
  public static final int LINES = 200;

  private static final class Counts {
    private int readable;
    private int exact;

    /** Below 0 where {@code other} fits better, 0 where both fit equally. */
    int compareTo(Counts other) {
      return readable == other.readable
          ? Integer.compare(exact, other.exact)
          : Integer.compare(readable, other.readable);
    }
  }

  private final Map<TraceFormat, Counts> counts = new LinkedHashMap<>();
  private int lines;

  /** A detection among all formats. */
  public Detection() {
    for (TraceFormat format : Formats.ALL) {
      counts.put(format, new Counts());
    }
  }

  /** Looks at one more line. */
  public void look(Node line) {
    lines++;
    for (Map.Entry<TraceFormat, Counts> counted : counts.entrySet()) {
      Fit fit = counted.getKey().fit(line);
      counted.getValue().readable += fit == Fit.NONE ? 0 : 1;
      counted.getValue().exact += fit == Fit.EXACT ? 1 : 0;
    }
  }

  /** How many lines were looked at. */
  public int lines() {
    return lines;
  }

  /** How many of the lines {@code format} reads. */
  public int readable(TraceFormat format) {
    return counts.getOrDefault(format, new Counts()).readable;
  }

  /** The format, if one fits and no other fits equally. */
  public Optional<TraceFormat> format() {
    List<TraceFormat> best = best();
    return best.size() == 1 ? Optional.of(best.get(0)) : Optional.empty();
  }

  /** The formats that fit best: several where they fit equally, none where none fits. */
  public List<TraceFormat> best() {
    List<TraceFormat> best = new ArrayList<>();
    Counts most = new Counts();
    for (Map.Entry<TraceFormat, Counts> counted : counts.entrySet()) {
      int order = counted.getValue().compareTo(most);
      if (order > 0) {
        best.clear();
        most = counted.getValue();
      }
      if (order >= 0 && most.readable > 0) {
        best.add(counted.getKey());
      }
    }
    return List.copyOf(best);
  }
}
