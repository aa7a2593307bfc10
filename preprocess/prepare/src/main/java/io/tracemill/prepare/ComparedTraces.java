package io.tracemill.prepare;

import io.tracemill.json.text.Reason;
import io.tracemill.prepare.screen.relevance.Rating;
import io.tracemill.prepare.screen.relevance.Thresholds;
import io.tracemill.trace.Origin;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How many traces somebody else gives which score, and the first of those where that differs much
 * from what their evidence says. Not thread-safe.
 */
public final class ComparedTraces {
  /** From here on scores differ much. */
  public static final int MUCH = 2;

  private static final int SHOWN = 10;

  /**
   * A trace whose scores differ much.
   *
   * @param path its place in the line, which may hold several
   * @param evidence its scores without a model
   * @param other its other scores
   */
  public record Differing(long line, String path, Rating evidence, Rating other) {}

  private final long[] relevance = new long[Thresholds.HIGHEST + 1];
  private final long[] coherence = new long[Thresholds.HIGHEST + 1];
  private final Map<String, Long> open = new TreeMap<>();
  private final List<Differing> first = new ArrayList<>();
  private long differing;

  /** Whether two opinions of a trace differ much. */
  static boolean differ(Rating evidence, Rating other) {
    return evidence.difference(other) >= MUCH;
  }

  void take(Origin origin, Rating evidence, Rating other) {
    relevance[other.relevance()]++;
    coherence[other.coherence()]++;
    if (differ(evidence, other)) {
      differing++;
      if (first.size() < SHOWN) {
        String path = origin.isWholeLine() ? "" : origin.path();
        first.add(new Differing(origin.line(), path, evidence, other));
      }
    }
  }

  void leaveOpen(Optional<Reason> why) {
    why.ifPresent(reason -> open.merge(reason.key(), 1L, Long::sum));
  }

  /** Adds those that another worker took. */
  void add(ComparedTraces others) {
    for (int score = 0; score <= Thresholds.HIGHEST; score++) {
      relevance[score] += others.relevance[score];
      coherence[score] += others.coherence[score];
    }
    others.open.forEach((reason, count) -> open.merge(reason, count, Long::sum));
    differing += others.differing;
    first.addAll(others.first);
    first.sort(Comparator.comparingLong(Differing::line)); // stable: places of a line stay in order
    first.subList(Math.min(SHOWN, first.size()), first.size()).clear();
  }

  /** How many traces have the relevance {@code score}. */
  public long relevance(int score) {
    return relevance[score];
  }

  /** How many traces have the coherence {@code score}. */
  public long coherence(int score) {
    return coherence[score];
  }

  /** How many traces that were asked about have no scores for what reason; sorted. */
  public Map<String, Long> open() {
    return new TreeMap<>(open);
  }

  /** How many traces have scores that differ much. */
  public long differing() {
    return differing;
  }

  /** The first of them, in the order of the file. */
  public List<Differing> first() {
    return List.copyOf(first);
  }
}
