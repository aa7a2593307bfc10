package io.tracemill.trace;

import java.util.Locale;
import java.util.Set;

/** How much of what was recorded a trace still says, from the best to the worst. */
public enum Fidelity {
  /** All of it, as it was written. */
  EXACT,
  /** All of it, in a form that had to be mended. */
  REPAIRED,
  /** Something was left out, or was not in the record. */
  LOSSY;

  /** That of a trace to which {@code rules} were applied. */
  public static Fidelity of(Set<Rule> rules) {
    Fidelity worst = EXACT;
    for (Rule rule : rules) {
      worst = rule.fidelity().compareTo(worst) > 0 ? rule.fidelity() : worst;
    }
    return worst;
  }

  /** Its name for people and programs, in lower case. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
