package io.tracemill.trace;

import io.tracemill.json.Node;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of a message beside what it says.
 *
 * @param thought what the model thought before, apart from its answer; a text
 * @param field the field that has the thought, which counts as read only if the thought is kept
 * @param rules what had to be done to read it
 */
public record Aside(Optional<Content> thought, Optional<Node> field, Set<Rule> rules) {
  /** Nothing. */
  public static final Aside NONE = new Aside(Optional.empty(), Optional.empty(), Set.of());

  /** The same with a thought. */
  public Aside with(Content thought) {
    return new Aside(Optional.of(thought), Optional.empty(), rules);
  }

  /** The same with a thought that a field has. */
  public Aside with(Content thought, Node field) {
    return new Aside(Optional.of(thought), Optional.of(field), rules);
  }

  /** The same without its thought. */
  public Aside withoutThought() {
    return rules.isEmpty() ? NONE : new Aside(Optional.empty(), Optional.empty(), rules);
  }

  /** The same with one more rule. */
  public Aside with(Rule rule) {
    EnumSet<Rule> all = EnumSet.of(rule);
    all.addAll(rules);
    return new Aside(thought, field, Set.copyOf(all));
  }
}
