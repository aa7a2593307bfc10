package io.tracemill.prepare.format;

import io.tracemill.json.Node;
import java.util.Comparator;
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
  }

  private final Map<TraceFormat, Counts> counts = new LinkedHashMap<>();
  private int lines;

  /** A detection among all formats. */
  public Detection() {
    Formats.ALL.forEach(format -> counts.put(format, new Counts()));
  }

  /** Looks at one more line. */
  public void look(Node line) {
    lines++;
    counts.forEach(
        (format, count) -> {
          Fit fit = format.fit(line);
          count.readable += fit == Fit.NONE ? 0 : 1;
          count.exact += fit == Fit.EXACT ? 1 : 0;
        });
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
    Comparator<Counts> order =
        Comparator.<Counts>comparingInt(count -> count.readable)
            .thenComparingInt(count -> count.exact);
    Counts most = counts.values().stream().max(order).orElseGet(Counts::new);
    if (most.readable == 0) {
      return List.of();
    }
    return counts.entrySet().stream()
        .filter(entry -> order.compare(entry.getValue(), most) == 0)
        .map(Map.Entry::getKey)
        .toList();
  }
}
