package io.tracemill.prepare.form;

import java.util.List;
import java.util.Optional;

/** All forms that whole conversations are written in. */
public final class TraceForms {

  /** Every form there is. */
  public static final List<TraceForm> ALL =
      List.of(
          new ChatForm(ChatForm.Reader.OPENAI),
          new AnthropicForm(),
          new ShareGptForm(),
          new ChatForm(ChatForm.Reader.HF),
          new ChatForm(ChatForm.Reader.MESSAGES),
          new AtifForm());

  private TraceForms() {}

  /** The form called {@code key}. */
  public static Optional<TraceForm> named(String key) {
    return ALL.stream().filter(form -> form.key().equals(key)).findFirst();
  }
}
