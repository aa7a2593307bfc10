package io.tracemill.prepare.format;

import io.tracemill.json.DataException;
import io.tracemill.json.Node;
import io.tracemill.trace.Content;
import io.tracemill.trace.Message;
import io.tracemill.trace.Part;
import io.tracemill.trace.Role;
import io.tracemill.trace.Rule;
import io.tracemill.trace.Trace;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What of a conversation that was read is used beside its texts and calls: all that comes behind
 * reading sees thoughts and media as this leaves them. What it leaves out is noted as a rule.
 *
 * @param beside what somebody knows of the traces besides
 */
public record ReadPolicy(ReasoningPolicy reasoning, MediaPolicy media, Beside beside) {
  /** No thoughts, and no media but images; traces as formats read them. */
  public static final ReadPolicy USUAL =
      new ReadPolicy(ReasoningPolicy.DROP, MediaPolicy.REJECT, Beside.NOTHING);

  /** The same with another policy for thoughts. */
  public ReadPolicy with(ReasoningPolicy other) {
    return new ReadPolicy(other, media, beside);
  }

  /** The same with something else that is known beside what is recorded. */
  public ReadPolicy with(Beside other) {
    return new ReadPolicy(reasoning, media, other);
  }

  /**
   * Checks that {@code trace} has no media that are not wanted.
   *
   * @throws DataException if it has
   */
  public void check(Trace trace) {
    if (media != MediaPolicy.REJECT) {
      return;
    }
    DataException wrong = null;
    List<Message> messages = trace.messages();
    for (int i = 0; i < messages.size(); i++) {
      if (messages.get(i).content() instanceof Content.Parts parts) {
        for (Part part : parts.parts()) {
          if (part instanceof Part.Media found && found.refusal().isPresent()) {
            wrong = found.refusal().get().after(wrong);
          }
        }
      }
    }
    DataException.throwIfAny(wrong);
  }

  /**
   * {@code trace} with the thoughts and media that are wanted; the same where that is all of it.
   *
   * @throws DataException if it has media that are not
   */
  public Trace of(Trace trace) {
    check(trace);
    List<Message> messages = trace.messages();
    int lastAnswer = reasoning == ReasoningPolicy.LAST ? lastAnswer(messages) : -1;
    List<Message> left = List.of();
    Set<Rule> rules = Set.of();
    for (int i = 0; i < messages.size(); i++) {
      Message message = messages.get(i);
      boolean thinks = message.aside().thought().isPresent();
      boolean keeps = reasoning == ReasoningPolicy.KEEP || i == lastAnswer;
      if (thinks && keeps) {
        message.aside().field().ifPresent(Node::markRead);
      }
      if (thinks && !keeps || hasUnwanted(message.content())) {
        if (left.isEmpty()) {
          left = new ArrayList<>(messages);
          rules = EnumSet.noneOf(Rule.class);
        }
        left.set(i, without(message, thinks && !keeps, rules));
      }
    }
    return left.isEmpty() ? trace : trace.with(left, rules);
  }

  /** The last answer, or -1 where the user speaks after it. */
  private static int lastAnswer(List<Message> messages) {
    for (int i = messages.size() - 1; i >= 0; i--) {
      Role role = messages.get(i).role();
      if (role == Role.ASSISTANT || role == Role.USER) {
        return role == Role.ASSISTANT ? i : -1;
      }
    }
    return -1;
  }

  private boolean hasUnwanted(Content content) {
    if (media == MediaPolicy.REJECT || content.isString()) {
      return false;
    }
    return media == MediaPolicy.KEEP
        ? content.parts().stream().anyMatch(Part.Media.class::isInstance)
        : !content.isNone() && !content.isText();
  }

  private Message without(Message message, boolean thought, Set<Rule> rules) {
    Message left = message;
    if (thought) {
      rules.add(Rule.REASONING_LEFT_OUT);
      left = left.with(left.aside().withoutThought());
    }
    if (hasUnwanted(message.content())) {
      List<Part> parts = new ArrayList<>();
      message.content().parts().forEach(part -> parts.add(wanted(part, rules)));
      left = left.with(new Content.Parts(parts));
    }
    return left;
  }

  private Part wanted(Part part, Set<Rule> rules) {
    boolean keeps = media == MediaPolicy.KEEP;
    if (part.text().isPresent() || keeps && !(part instanceof Part.Media)) {
      return part;
    }
    Part.Media found = part instanceof Part.Media some ? some : new Part.Media("image");
    if (keeps && found.image().isPresent()) {
      return found.image().get();
    }
    rules.add(Rule.MEDIA_LEFT_OUT);
    return found.placeholder();
  }
}
