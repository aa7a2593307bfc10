package io.tracemill.prepare.flow;

import io.tracemill.trace.Fidelity;
import io.tracemill.trace.Message;
import io.tracemill.trace.Notes;
import io.tracemill.trace.Rule;
import io.tracemill.trace.Trace;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * Counts how much traces still say of what was recorded, what had to be done to read them, and what
 * they are written in. Not for use by several threads: each counts for itself and {@link #add adds}
 * in the end.
 */
public final class Fidelities {
  private final Map<Fidelity, Long> traces = new EnumMap<>(Fidelity.class);
  private final Map<Rule, Long> rules = new EnumMap<>(Rule.class);
  private final NameCounts dialects = new NameCounts();
  private long exact;
  private long feedback;

  /** Counts {@code trace}. */
  public void take(Trace trace) {
    Notes notes = trace.notes();
    Set<Rule> applied = rules(trace);
    if (applied.isEmpty()) {
      exact++;
    } else {
      traces.merge(Fidelity.of(applied), 1L, Long::sum);
      applied.forEach(rule -> rules.merge(rule, 1L, Long::sum));
    }
    notes.dialects().forEach(dialect -> dialects.add(dialect, 1));
    feedback += notes.feedback().isEmpty() ? 0 : 1;
  }

  /** Those of the trace, and of its messages. */
  private static Set<Rule> rules(Trace trace) {
    Set<Rule> rules = EnumSet.noneOf(Rule.class);
    if (!trace.notes().rules().isEmpty()) {
      rules.addAll(trace.notes().rules());
    }
    for (Message message : trace.messages()) {
      if (!message.aside().rules().isEmpty()) {
        rules.addAll(message.aside().rules());
      }
    }
    // Of these a thought is told of as a remark, or its field as one that is left out.
    if (trace.notes().platform()) {
      rules.remove(Rule.REASONING_LEFT_OUT);
    }
    return rules;
  }

  /** Adds the counts of {@code other}. */
  public void add(Fidelities other) {
    exact += other.exact;
    feedback += other.feedback;
    other.traces.forEach((fidelity, count) -> traces.merge(fidelity, count, Long::sum));
    other.rules.forEach((rule, count) -> rules.merge(rule, count, Long::sum));
    dialects.add(other.dialects);
  }

  /** How many traces there are of each, also of those of which there is none. */
  public Map<Fidelity, Long> traces() {
    Map<Fidelity, Long> all = new EnumMap<>(Fidelity.class);
    for (Fidelity fidelity : Fidelity.values()) {
      all.put(fidelity, traces.getOrDefault(fidelity, 0L));
    }
    all.merge(Fidelity.EXACT, exact, Long::sum);
    return all;
  }

  /** To how many traces each rule was applied; only those that were to any. */
  public Map<Rule, Long> rules() {
    return new EnumMap<>(rules);
  }

  /** In how many traces each dialect is; nothing of those of a format that has but its own. */
  public SortedMap<String, Long> dialects() {
    return dialects.byName();
  }

  /** Of how many traces somebody said something. */
  public long withFeedback() {
    return feedback;
  }
}
