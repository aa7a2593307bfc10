package io.tracemill.prepare.form;

import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.prepare.flow.Remark;
import io.tracemill.trace.Message;
import io.tracemill.trace.Role;
import io.tracemill.trace.ToolCall;
import java.util.List;
import java.util.Set;

/**
 * ShareGPT as LLaMA-Factory reads it: {@code {"conversations": [{"from", "value"}], "system",
 * "tools"}}. Human and observation take turns with gpt and function_call, of which the last is one;
 * a turn is a text or a call.
 */
final class ShareGptForm implements TraceForm {

  @Override
  public String key() {
    return "sharegpt";
  }

  @Override
  public List<ArgumentStyle> styles() {
    return List.of(ArgumentStyle.OBJECT);
  }

  @Override
  public void write(
      Conversation conversation, ArgumentStyle style, JsonText to, Set<Remark> remarks)
      throws UnheldException {
    conversation.checkSystemIsFirst();
    conversation.remarkOnFields(remarks);
    to.beginObject().name("conversations").beginArray();
    boolean answers = false;
    for (int i = conversation.systems(); i < conversation.messages().size(); i++) {
      boolean isAnswer = conversation.messages().get(i).role() == Role.ASSISTANT;
      if (isAnswer != answers) {
        throw outOfOrder(answers, i);
      }
      turn(conversation, i, to, remarks);
      answers = !answers;
    }
    if (answers) {
      throw outOfOrder(true, conversation.messages().size() - 1);
    }
    to.endArray();
    if (conversation.systems() > 0) {
      to.name("system").value(conversation.systemText(remarks));
    }
    if (!conversation.tools().isEmpty()) {
      JsonText tools = new JsonText(Layout.COMPACT).beginArray();
      conversation.functions().forEach(tools::value);
      to.name("tools").value(tools.endArray().toString());
    }
    conversation.group().ifPresent(group -> to.name("session_id").value(group));
    to.endObject();
  }

  private static UnheldException outOfOrder(boolean answers, int index) {
    String expected = answers ? "an answer" : "the user or one result";
    return new UnheldException(
        Unheld.TURN_OUT_OF_ORDER,
        index,
        "the form has answers in every second place: expected " + expected + " here or behind it");
  }

  private static void turn(Conversation all, int index, JsonText to, Set<Remark> remarks)
      throws UnheldException {
    Message message = all.messages().get(index);
    Conversation.remarkOnThought(message, remarks);
    to.beginObject().name("from");
    if (message.callsTools()) {
      to.value("function_call").name("value").value(call(message, index, remarks));
    } else {
      to.value(speaker(message)).name("value").raw(all.quoted(index, remarks));
    }
    to.endObject();
  }

  private static String speaker(Message message) {
    return switch (message.role()) {
      case SYSTEM -> "system";
      case USER -> "human";
      case ASSISTANT -> "gpt";
      case TOOL -> "observation";
    };
  }

  private static String call(Message message, int index, Set<Remark> remarks)
      throws UnheldException {
    if (message.toolCalls().size() > 1) {
      throw new UnheldException(
          Unheld.SEVERAL_CALLS,
          index,
          "the form has room for one call a turn but found " + message.toolCalls().size());
    }
    if (!message.content().isSilent()) {
      remarks.add(Remark.TEXT_BESIDE_CALL);
    }
    ToolCall call = message.toolCalls().get(0);
    if (call.id().isPresent()) {
      remarks.add(Remark.ID_LEFT_OUT);
    }
    JsonText json = new JsonText(Layout.COMPACT).beginObject().name("name").value(call.name());
    ArgumentStyle.OBJECT.write(call, json.name("arguments"));
    return json.endObject().toString();
  }
}
