package io.tracemill.prepare;

import io.tracemill.prepare.screen.relevance.Judgement;
import io.tracemill.prepare.screen.relevance.ScoreCounts;
import io.tracemill.trace.Origin;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** How many traces have which score, and the first of those that go. Not thread-safe. */
public final class JudgedTraces {
  private static final int SHOWN = 10;

  /**
   * A trace that goes.
   *
   * @param path its place in the line, which may hold several
   * @param why what speaks most for it
   */
  public record Gone(long line, String path, int relevance, int coherence, String why) {}

  private final ScoreCounts scores = new ScoreCounts();
  private final List<Gone> gone = new ArrayList<>();

  void take(Origin origin, Judgement judgement) {
    scores.add(judgement.rating());
    if (!judgement.keep() && gone.size() < SHOWN) {
      String why = judgement.reasons().isEmpty() ? "" : judgement.reasons().get(0);
      gone.add(
          new Gone(
              origin.line(),
              origin.isWholeLine() ? "" : origin.path(),
              judgement.relevance(),
              judgement.coherence(),
              why));
    }
  }

  /** Adds those that another worker took. */
  void add(JudgedTraces others) {
    scores.add(others.scores);
    gone.addAll(others.gone);
    gone.sort(Comparator.comparingLong(Gone::line)); // stable: places of a line stay in order
    gone.subList(Math.min(SHOWN, gone.size()), gone.size()).clear();
  }

  /** How many traces have the relevance {@code score}. */
  public long relevance(int score) {
    return scores.relevance(score);
  }

  /** How many traces have the coherence {@code score}. */
  public long coherence(int score) {
    return scores.coherence(score);
  }

  /** The first that go, in the order of the file. */
  public List<Gone> gone() {
    return List.copyOf(gone);
  }
}
