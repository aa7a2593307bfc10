package io.tracemill.teach.judge;

import io.tracemill.score.metric.Scored;

/**
 * A question to a judge of which it is known what it should say. The shares that it has to reach
 * are Tracemill's own choice: what a careful person reaches, with some room.
 */
public enum Probe {
  /** The same row once more. */
  REPEATED("the same on repeat", 0.95),
  /** The reference behind the prediction. */
  TURNED("the same in the other order", 0.9),
  /** Words of courtesy, or blank lines, behind the prediction. */
  PADDED("the same on padded answers", 0.9),
  /** The reference as the prediction. */
  REFERENCE("good on right answers", 0.9),
  /** The first half of the reference. */
  HALVED("bad on answers cut in half", 0.8),
  /** The words of the reference in another order. */
  SHUFFLED("bad on shuffled answers", 0.8),
  /** The reference, denied. */
  NEGATED("bad on denied answers", 0.8),
  /** The reference of another row. */
  SWAPPED("bad on another row's answers", 0.9);

  private final String words;
  private final double least;

  Probe(String words, double least) {
    this.words = words;
    this.least = least;
  }

  /** What it should say, for people. */
  public String words() {
    return words;
  }

  /** The share of rows on which it has to. */
  public double least() {
    return least;
  }

  /** How the row is shown. */
  Showing showing() {
    return switch (this) {
      case REPEATED -> Showing.AGAIN;
      case TURNED -> Showing.TURNED;
      default -> Showing.USUAL;
    };
  }

  /** Whether {@code verdict} is what the judge should say. */
  boolean holds(Scored usual, Scored verdict) {
    return switch (this) {
      case REPEATED, TURNED, PADDED -> verdict.equals(usual);
      case REFERENCE -> verdict.value() == 1;
      default -> verdict.value() == 0;
    };
  }

  /** Whether its verdict is compared with that of the row as it is. */
  boolean compares() {
    return this == REPEATED || this == TURNED || this == PADDED;
  }

  /** Whether a judge in {@code mode} can be asked it. */
  boolean fits(JudgeMode mode) {
    return this != TURNED || mode == JudgeMode.WITH_REFERENCE;
  }
}
