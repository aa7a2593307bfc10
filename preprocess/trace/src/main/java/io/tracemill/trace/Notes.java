package io.tracemill.trace;

import io.tracemill.json.Node;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of a trace beside what was said; holds until the next line is read.
 *
 * @param rules what had to be done to read it
 * @param dialects the names of those that its parts are written in
 * @param feedback what people or programs said of it, each as it was recorded
 * @param time when it began, as it was recorded
 * @param platform whether it is in a format of the platform's own
 */
public record Notes(
    Set<Rule> rules,
    Set<String> dialects,
    List<Node> feedback,
    Optional<Node> time,
    boolean platform) {
  /** Nothing, of a trace in a format of the platform's own. */
  public static final Notes NONE = new Notes(Set.of(), Set.of(), List.of(), Optional.empty(), true);

  /** Of a trace in any other format. */
  public Notes(Set<Rule> rules, Set<String> dialects, List<Node> feedback, Optional<Node> time) {
    this(rules, dialects, feedback, time, false);
  }

  /** The same with more rules. */
  public Notes with(Set<Rule> more) {
    EnumSet<Rule> all = EnumSet.noneOf(Rule.class);
    all.addAll(rules);
    all.addAll(more);
    return new Notes(Set.copyOf(all), dialects, feedback, time, platform);
  }

  /** How much of what was recorded the trace still says. */
  public Fidelity fidelity() {
    return Fidelity.of(rules);
  }
}
