package io.tracemill.trace;

import io.tracemill.json.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One message of a conversation; what of it was recorded holds until the next line is read.
 *
 * @param toolCalls in order; only an assistant has any
 * @param toolCallId the call that a tool's message answers, a string
 * @param name who speaks, where several have the same role, a string
 * @param lesson whether a model may learn to say it
 * @param aside what is known of it besides
 */
public record Message(
    Role role,
    Content content,
    List<ToolCall> toolCalls,
    Optional<Node> toolCallId,
    Optional<Node> name,
    Lesson lesson,
    Aside aside) {

  /** One that a model may learn to say. */
  public Message(
      Role role,
      Content content,
      List<ToolCall> toolCalls,
      Optional<Node> toolCallId,
      Optional<Node> name) {
    this(role, content, toolCalls, toolCallId, name, Lesson.WHOLE, Aside.NONE);
  }

  /** One that says something and no more. */
  public static Message saying(Role role, Content content) {
    return new Message(role, content, List.of(), Optional.empty(), Optional.empty());
  }

  /** The assistant's, who calls tools and says nothing. */
  public static Message calling(List<ToolCall> calls) {
    return new Message(Role.ASSISTANT, Content.none(), calls, Optional.empty(), Optional.empty());
  }

  /** The same message with one more call. */
  public Message with(ToolCall call) {
    List<ToolCall> calls = new ArrayList<>(toolCalls);
    calls.add(call);
    return new Message(role, content, calls, toolCallId, name, lesson, aside);
  }

  /** The same message with other calls, or as the answer to another call. */
  public Message calling(List<ToolCall> calls, Optional<Node> answered) {
    return new Message(role, content, List.copyOf(calls), answered, name, lesson, aside);
  }

  /** The same message with another content. */
  public Message with(Content other) {
    return new Message(role, other, toolCalls, toolCallId, name, lesson, aside);
  }

  /** The same message as another lesson. */
  public Message with(Lesson other) {
    return new Message(role, content, toolCalls, toolCallId, name, other, aside);
  }

  /** The same message with what is known of it besides. */
  public Message with(Aside other) {
    return new Message(role, content, toolCalls, toolCallId, name, lesson, other);
  }

  /** Whether it calls a tool. */
  public boolean callsTools() {
    return !toolCalls.isEmpty();
  }

  /**
   * Whether somebody speaks in it, but says nothing and calls nothing: no prompt shows it. What a
   * tool gave back counts even if that is nothing.
   */
  public boolean isSilent() {
    return role != Role.TOOL && toolCalls.isEmpty() && content.isSilent();
  }
}
