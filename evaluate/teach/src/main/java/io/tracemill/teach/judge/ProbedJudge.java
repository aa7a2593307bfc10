package io.tracemill.teach.judge;

import io.tracemill.score.agreement.Proportion;
import java.util.Optional;

/**
 * What came of a probe.
 *
 * @param asItShould on how many rows the judge said what it should; empty where none was scored
 * @param notScored rows without a verdict, or whose verdict without the probe is missing
 */
public record ProbedJudge(
    JudgeMode mode, Probe probe, Optional<Proportion> asItShould, int notScored) {

  /** How many rows it was asked about. */
  public int rows() {
    return asItShould.map(Proportion::of).orElse(0) + notScored;
  }

  /** Whether the judge passed; one that gives no verdict on more than a tenth does not. */
  public boolean isPassed() {
    return asItShould.filter(share -> share.value() >= probe.least()).isPresent()
        && notScored * 10 <= rows();
  }
}
