package io.tracemill.ask;

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
  }
}
