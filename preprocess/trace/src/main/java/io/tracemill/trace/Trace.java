package io.tracemill.trace;

import io.tracemill.json.Node;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A recorded conversation; its values hold until the next line is read.
 *
 * @param tools the definitions that the model was given, an array; each an object or a string of
 *     JSON
 * @param group what traces of one session share, a string
 * @param notes what is known of it besides
 */
public record Trace(
    Origin origin, List<Message> messages, Optional<Node> tools, Optional<Node> group, Notes notes)
    implements Item {

  /** One of which no more is known. */
  public Trace(Origin origin, List<Message> messages, Optional<Node> tools, Optional<Node> group) {
    this(origin, messages, tools, group, Notes.NONE);
  }

  /** The same with other messages, for which {@code rules} were applied. */
  public Trace with(List<Message> other, Set<Rule> rules) {
    return new Trace(origin, other, tools, group, notes.with(rules));
  }

  /** The same of which something else is known. */
  public Trace with(Notes other) {
    return new Trace(origin, messages, tools, group, other);
  }

  @Override
  public Trace at(Origin other) {
    return new Trace(other, messages, tools, group, notes);
  }
}
