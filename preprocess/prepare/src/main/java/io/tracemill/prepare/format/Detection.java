package io.tracemill.prepare.format;

import io.tracemill.json.DataException;
import io.tracemill.json.Name;
import io.tracemill.json.Needed;
import io.tracemill.json.Node;
import io.tracemill.json.text.Line;
import io.tracemill.json.token.Kind;
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

  private static final Name MESSAGES = Name.of("messages");
  private static final Name SPAN_ATTRIBUTES = Name.of("span_attributes");

  /** Of which each format needs some. */
  private static final List<String> FIELDS = List.of("messages", "input", "output", "context");

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
  private final Map<String, Integer> lookalikes = new LinkedHashMap<>();
  private Optional<String> unfit = Optional.empty();
  private Optional<String> problem = Optional.empty();
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
    boolean other = isOther(line);
    boolean none = true;
    for (Map.Entry<TraceFormat, Counts> counted : counts.entrySet()) {
      Fit fit = other ? Fit.NONE : counted.getKey().fit(line);
      counted.getValue().readable += fit == Fit.NONE ? 0 : 1;
      counted.getValue().exact += fit == Fit.EXACT ? 1 : 0;
      none &= fit == Fit.NONE;
    }
    if (none) {
      Lookalikes.of(line).ifPresent(words -> lookalikes.merge(words, 1, Integer::sum));
      unfit = unfit.isEmpty() ? Optional.of(Needed.found(line, FIELDS)) : unfit;
    }
  }

  /** Whether a format would read a line that is another thing, and not rightly. */
  private static boolean isOther(Node line) {
    return line.is(Kind.OBJECT)
        && line.find(SPAN_ATTRIBUTES).isPresent()
        && line.find(MESSAGES).isEmpty()
        && Lookalikes.of(line).isPresent();
  }

  /** Hears of a line that is no JSON; what is wrong with the first is kept. */
  void flawed(Line line, DataException flaw) {
    if (problem.isEmpty()) {
      String what = Lookalikes.of(line).map(other -> "the file is " + other).orElse(flaw.problem());
      problem = Optional.of(line.source() + ":" + line.number() + ": " + what);
    }
  }

  /** What is wrong with the first line that is no JSON, and where. */
  public Optional<String> problem() {
    return problem;
  }

  /**
   * What most lines are instead of traces, and what to do; as {@code LangSmith runs, which ...}.
   */
  public Optional<String> lookalike() {
    return lookalikes.entrySet().stream()
        .filter(entry -> entry.getValue() * 2 > lines)
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** What the first line is that no format reads: as {@code id, mesages; is mesages meant ...?}. */
  public Optional<String> unfit() {
    return unfit;
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
