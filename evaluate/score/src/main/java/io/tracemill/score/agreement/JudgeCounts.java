package io.tracemill.score.agreement;

import java.util.List;
import java.util.Optional;

/**
 * What a judge said of rows that people have labelled.
 *
 * @param goodAsGood good rows that the judge called good
 * @param goodAsBad good rows that it called bad
 * @param badAsGood bad rows that it called good
 * @param badAsBad bad rows that it called bad
 */
public record JudgeCounts(int goodAsGood, int goodAsBad, int badAsGood, int badAsBad) {

  /** Rows that people call good. */
  public int good() {
    return goodAsGood + goodAsBad;
  }

  /** Rows that people call bad. */
  public int bad() {
    return badAsGood + badAsBad;
  }

  /** All rows. */
  public int n() {
    return good() + bad();
  }

  /** How many of the good rows the judge knows for good; nothing without one. */
  public Optional<Proportion> sensitivity() {
    return good() == 0 ? Optional.empty() : Optional.of(new Proportion(goodAsGood, good()));
  }

  /** How many of the bad rows the judge knows for bad; nothing without one. */
  public Optional<Proportion> specificity() {
    return bad() == 0 ? Optional.empty() : Optional.of(new Proportion(badAsBad, bad()));
  }

  /** People as the first rater and the judge as the second. */
  public TwoRaters raters() {
    return new TwoRaters(
        List.of("good", "bad"),
        List.of(List.of(goodAsGood, goodAsBad), List.of(badAsGood, badAsBad)));
  }
}
