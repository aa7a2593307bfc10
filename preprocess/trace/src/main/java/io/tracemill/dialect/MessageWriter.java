package io.tracemill.dialect;

import io.tracemill.dialect.call.TaggedText;
import io.tracemill.json.JsonWriter;
import io.tracemill.json.text.Slice;
import io.tracemill.trace.Lesson;
import io.tracemill.trace.Message;
import io.tracemill.trace.Role;
import io.tracemill.trace.ToolCall;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Writes messages in OpenAI's dialect, with arguments as objects and thoughts as {@code
 * reasoning_content}; what is absent or null stays absent. Recorded values are copied, not decoded.
 * Used by one thread or several.
 */
public final class MessageWriter {
  private final Nesting nesting;
  private final Slice[] roles = new Slice[Role.values().length];
  private final Slice[] lessons = new Slice[Lesson.values().length];
  private final Slice comma = Slice.of(",");
  private final Slice close = Slice.of("}");
  private final Slice content;
  private final Slice noContent;
  private final Slice toolCalls;
  private final Slice nextCall;
  private final Slice lastCall;
  private final Slice id;
  private final Slice function;
  private final Slice arguments;
  private final Slice noArguments = Slice.of("{}");
  private final Slice toolCallId;
  private final Slice name;
  private final Slice thought;
  private final Slice answerName;
  private final Slice answerParameters;
  private final Slice firstCall;
  private final Slice furtherCall;
  private final Slice callEnd;

  /** A writer of messages that stand as {@code nesting} says. */
  public MessageWriter(Nesting nesting) {
    this.nesting = nesting;
    for (Role role : Role.values()) {
      roles[role.ordinal()] = fixed("{\"role\":\"" + role.name().toLowerCase(Locale.ROOT) + "\"");
    }
    for (Lesson lesson : Lesson.values()) {
      lessons[lesson.ordinal()] = fixed(Lessons.field(lesson));
    }
    content = fixed(",\"content\":");
    noContent = fixed(",\"content\":\"\"");
    toolCalls = fixed(",\"tool_calls\":[{");
    nextCall = fixed("}},{");
    lastCall = fixed("}}]");
    id = fixed("\"id\":");
    function = fixed("\"type\":\"function\",\"function\":{\"name\":");
    arguments = fixed(",\"arguments\":");
    toolCallId = fixed(",\"tool_call_id\":");
    name = fixed(",\"name\":");
    thought = fixed(",\"reasoning_content\":");
    answerName = fixed("{\"name\":");
    answerParameters = fixed(",\"parameters\":");
    firstCall = text(TaggedText.BEGIN);
    furtherCall = text(TaggedText.END + "\n" + TaggedText.BEGIN);
    callEnd = text(TaggedText.END);
  }

  private Slice fixed(String json) {
    Slice plain = Slice.of(json);
    return nesting == Nesting.PLAIN ? plain : new JsonWriter().quote(plain).slice();
  }

  private Slice text(String text) {
    Slice quoted = new JsonWriter().string(text).slice().unquoted();
    return nesting == Nesting.PLAIN ? Slice.of(text) : quoted;
  }

  /** Writes {@code message} with all it has. */
  public void message(Message message, JsonWriter to) {
    said(message, to);
    fields(message, to);
    to.plain(close);
  }

  private void said(Message message, JsonWriter to) {
    to.plain(roles[message.role().ordinal()]);
    if (!message.content().isNone()) {
      value(message.content().json(), to.plain(content));
    }
  }

  /** The same, and what the log says of whether it is to be learnt. */
  public void recorded(Message message, JsonWriter to) {
    said(message, to);
    fields(message, to);
    to.plain(lessons[message.lesson().ordinal()]).plain(close);
  }

  /** Writes {@code message} with the empty text for its content. */
  public void saysNothing(Message message, JsonWriter to) {
    to.plain(roles[message.role().ordinal()]);
    to.plain(noContent);
    fields(message, to);
    to.plain(close);
  }

  private void fields(Message message, JsonWriter to) {
    for (int i = 0; i < message.toolCalls().size(); i++) {
      to.plain(i == 0 ? toolCalls : nextCall);
      toolCall(message.toolCalls().get(i), to);
    }
    if (!message.toolCalls().isEmpty()) {
      to.plain(lastCall);
    }
    if (message.toolCallId().isPresent()) {
      value(message.toolCallId().get().raw(), to.plain(toolCallId));
    }
    if (message.name().isPresent()) {
      value(message.name().get().raw(), to.plain(name));
    }
    if (message.aside().thought().isPresent()) {
      value(message.aside().thought().get().quoted(), to.plain(thought));
    }
  }

  private void toolCall(ToolCall call, JsonWriter to) {
    if (call.id().isPresent()) {
      value(call.id().get().raw(), to.plain(id));
      to.plain(comma);
    }
    value(call.name().raw(), to.plain(function));
    arguments(call, to.plain(arguments));
  }

  /**
   * Writes {@code {"name": ..., "parameters": {...}}}, and several of them each between {@code
   * <tool_call>} marks.
   */
  public void answer(List<ToolCall> calls, JsonWriter to) {
    if (calls.size() == 1) {
      answer(calls.get(0), to);
      return;
    }
    for (int i = 0; i < calls.size(); i++) {
      answer(calls.get(i), to.plain(i == 0 ? firstCall : furtherCall));
    }
    to.plain(callEnd);
  }

  private void answer(ToolCall call, JsonWriter to) {
    value(call.name().raw(), to.plain(answerName));
    arguments(call, to.plain(answerParameters));
    to.plain(close);
  }

  private void arguments(ToolCall call, JsonWriter to) {
    Optional<Slice> object = call.arguments().map(node -> node.raw());
    if (object.isPresent()) {
      value(object.get(), to);
    } else {
      to.plain(noArguments);
    }
  }

  private void value(Slice json, JsonWriter to) {
    if (nesting == Nesting.PLAIN) {
      to.copy(json);
    } else {
      to.quote(json);
    }
  }
}
