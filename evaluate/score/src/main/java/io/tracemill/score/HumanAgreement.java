package io.tracemill.score;

import io.tracemill.score.agreement.CorrectedMean;
import io.tracemill.score.agreement.JudgeCounts;
import io.tracemill.score.agreement.Proportion;
import io.tracemill.score.metric.Score;
import io.tracemill.score.metric.Scored;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How far a judge's verdicts agree with people's on the rows that these labelled, and what that
 * says of all rows. Takes row after row, and keeps those that differ. Not for several threads.
 */
public final class HumanAgreement {
  private final int[][] counts = new int[2][2];
  private final List<Difference> differences = new ArrayList<>();
  private int notScored;
  private int others;
  private int goodOthers;

  /**
   * A row of which judge and people say different things.
   *
   * @param row its line in the file
   * @param good whether people call it good
   */
  public record Difference(long row, boolean good) {}

  /**
   * Takes a row.
   *
   * @param row its line in the file
   * @param human whether people call it good; nothing where they did not look at it
   */
  public void add(long row, Optional<Boolean> human, Score verdict) {
    if (!(verdict instanceof Scored scored)) {
      notScored += human.isPresent() ? 1 : 0;
      return;
    }
    boolean good = scored.value() == 1;
    if (human.isEmpty()) {
      others++;
      goodOthers += good ? 1 : 0;
      return;
    }
    counts[human.get() ? 0 : 1][good ? 0 : 1]++;
    if (good != human.get()) {
      differences.add(new Difference(row, human.get()));
    }
  }

  /** What the judge said of the labelled rows. */
  public JudgeCounts labelled() {
    return new JudgeCounts(counts[0][0], counts[0][1], counts[1][0], counts[1][1]);
  }

  /** How many labelled rows have no verdict. */
  public int notScored() {
    return notScored;
  }

  /** The rows that differ, in order. */
  public List<Difference> differences() {
    return List.copyOf(differences);
  }

  /** What share of all rows the judge calls good; nothing where it called none either. */
  public Optional<Proportion> judged() {
    int n = labelled().n() + others;
    int good = counts[0][0] + counts[1][0] + goodOthers;
    return n == 0 ? Optional.empty() : Optional.of(new Proportion(good, n));
  }

  /** What share of all rows is good, with the judge's errors taken into account. */
  public CorrectedMean corrected() {
    return CorrectedMean.ofAll(labelled(), goodOthers, others);
  }
}
