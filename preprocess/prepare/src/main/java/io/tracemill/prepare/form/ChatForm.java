package io.tracemill.prepare.form;

import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.prepare.flow.Remark;
import io.tracemill.trace.Content;
import io.tracemill.trace.Lesson;
import io.tracemill.trace.Message;
import io.tracemill.trace.Role;
import io.tracemill.trace.ToolCall;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * {@code {"messages": [...], "tools": [...]}}, as OpenAI has it, the way each of its readers needs
 * it.
 *
 * <p>OpenAI's fine-tuning wants arguments as strings, an id with each call, and no other fields
 * than its own. TRL and chat templates want arguments as objects. Hugging Face's {@code datasets}
 * makes one type of all objects in a file, which then have each other's keys, and of dates; so
 * there arguments and the list of tools are strings, and a content always is one.
 */
record ChatForm(Reader reader) implements TraceForm {

  /** Who reads it. */
  enum Reader {
    OPENAI,
    HF,
    MESSAGES
  }

  @Override
  public String key() {
    return reader.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public List<ArgumentStyle> styles() {
    return reader == Reader.MESSAGES
        ? List.of(ArgumentStyle.OBJECT, ArgumentStyle.STRING)
        : List.of(ArgumentStyle.STRING, ArgumentStyle.OBJECT);
  }

  /** OpenAI's fine-tuning does not know the field; servers like it do. */
  @Override
  public boolean hasThoughts() {
    return reader != Reader.OPENAI;
  }

  @Override
  public void write(
      Conversation conversation, ArgumentStyle style, JsonText to, Set<Remark> remarks)
      throws UnheldException {
    Conversation all = conversation;
    if (reader == Reader.OPENAI) {
      all =
          new Conversation(
              all.origin(), GivenIds.in(all.messages(), remarks), all.tools(), all.group());
    }
    to.beginObject().name("messages").beginArray();
    for (int i = 0; i < all.messages().size(); i++) {
      to.beginObject();
      message(all, i, style, to, remarks);
      to.endObject();
    }
    to.endArray();
    if (!all.tools().isEmpty()) {
      tools(all, to.name("tools"));
    }
    if (reader != Reader.OPENAI) {
      all.group().ifPresent(group -> to.name("session_id").value(group));
    }
    to.endObject();
  }

  private void tools(Conversation all, JsonText to) {
    JsonText array = reader == Reader.HF ? new JsonText(Layout.COMPACT) : to;
    array.beginArray();
    all.tools().forEach(array::value);
    array.endArray();
    if (reader == Reader.HF) {
      to.value(array.toString());
    }
  }

  private void message(
      Conversation all, int index, ArgumentStyle style, JsonText to, Set<Remark> remarks)
      throws UnheldException {
    Message message = all.messages().get(index);
    to.name("role").value(message.role().name().toLowerCase(Locale.ROOT));
    content(all, index, to, remarks);
    if (message.callsTools()) {
      to.name("tool_calls").beginArray();
      message.toolCalls().forEach(call -> call(call, style, to));
      to.endArray();
    }
    message.toolCallId().ifPresent(id -> to.name("tool_call_id").value(id));
    message.name().ifPresent(name -> to.name("name").value(name));
    if (message.aside().thought().isPresent()) {
      Content thought = message.aside().thought().get();
      to.name("reasoning_content").raw(thought.quoted());
    }
    lesson(message, to, remarks);
  }

  /** Chat templates show the word None for a content that is absent, or refuse it. */
  private void content(Conversation all, int index, JsonText to, Set<Remark> remarks)
      throws UnheldException {
    Content content = all.messages().get(index).content();
    if (reader == Reader.HF || content.isNone()) {
      to.name("content").raw(all.quoted(index, remarks));
    } else {
      to.name("content").raw(content.json());
    }
  }

  private static void call(ToolCall call, ArgumentStyle style, JsonText to) {
    to.beginObject();
    call.id().ifPresent(id -> to.name("id").value(id));
    to.name("type").value("function").name("function").beginObject();
    to.name("name").value(call.name());
    style.write(call, to.name("arguments"));
    to.endObject().endObject();
  }

  private void lesson(Message message, JsonText to, Set<Remark> remarks) {
    if (reader == Reader.HF || message.role() != Role.ASSISTANT) {
      Conversation.remarkOnLesson(message, remarks);
    } else if (message.lesson() != Lesson.WHOLE) {
      to.name("weight").value(0);
    }
  }
}
