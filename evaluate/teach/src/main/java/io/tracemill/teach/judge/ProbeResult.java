package io.tracemill.teach.judge;

import io.tracemill.score.agreement.Proportion;
import java.util.Optional;

/**
 * What came of a probe.
 *
 * @param asItShould on how many rows the judge said what it should; empty where none was scored
 * @param notScored rows without a verdict, or whose verdict without the probe is missing
 */
public record ProbeResult(
    JudgeMode mode, Probe probe, Optional<Proportion> asItShould, int notScored) {

  /** Whether it was asked at all. */
  public boolean isAsked() {
    return asItShould.isPresent() || notScored > 0;
  }

  /** Whether the judge passed; one that gives no verdict on more than a tenth does not. */
  public boolean isPassed() {
    int scored = asItShould.map(Proportion::of).orElse(0);
    return asItShould.filter(share -> share.value() >= probe.least()).isPresent()
        && notScored * 9 <= scored;
  }
}
