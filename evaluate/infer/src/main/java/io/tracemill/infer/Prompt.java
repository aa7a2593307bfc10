package io.tracemill.infer;

import io.tracemill.infer.chat.ChatInput;
import io.tracemill.infer.jinja.Value;
import io.tracemill.json.Kind;
import io.tracemill.json.Line;
import io.tracemill.json.Node;
import io.tracemill.json.Tape;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/** What a model is to answer. */
public sealed interface Prompt permits Prompt.Text, Prompt.Conversation {

  /** The same text for the same prompt, and only for it. */
  String canonical();

  /** Text that goes to the model as it is, without a chat template. */
  record Text(String text) implements Prompt {
    @Override
    public String canonical() {
      return "text\n" + text;
    }
  }

  /**
   * Messages that a chat template makes a text of, or that an endpoint takes as they are.
   *
   * @param messages a JSON array of messages in OpenAI's dialect, arguments as objects
   * @param tools a JSON array of the tools that may be called, each with its {@code function};
   *     {@code []} for none
   */
  record Conversation(String messages, String tools) implements Prompt {
    @Override
    public String canonical() {
      return "conversation\n" + messages + "\n" + tools;
    }

    /** What a chat template is given to make the prompt. */
    public ChatInput input(LocalDateTime now) {
      return ChatInput.of(values(messages), now).withTools(values(tools));
    }

    private static List<Value> values(String json) {
      List<Value> values = new ArrayList<>();
      byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
      for (Node item : new Tape().read(Line.of("prompt", bytes)).as(Kind.ARRAY).items()) {
        values.add(Value.of(item));
      }
      return values;
    }
  }
}
