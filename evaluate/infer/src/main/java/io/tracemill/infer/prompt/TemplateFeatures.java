package io.tracemill.infer.prompt;

import io.tracemill.infer.Prompt;
import io.tracemill.infer.chat.ModelChat;
import io.tracemill.infer.jinja.TemplateException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/**
 * What a model's chat template can show.
 *
 * @param systemMessages false where it refuses or ignores them: the system's text then opens the
 *     first user message
 * @param tools false where it ignores them: the system's text then describes them, and calls and
 *     results are said like other text
 * @param shortIds true where it refuses ids of tool calls but those of nine characters, as
 *     Mistral's do: calls are then numbered anew, {@code call00001} and so on
 * @param openCalls false where it refuses a call without a result: examples of calls are then told
 *     of in the system's text instead of being turns
 */
public record TemplateFeatures(
    boolean systemMessages, boolean tools, boolean shortIds, boolean openCalls) {
  /** What most templates of models for tools can show. */
  public static final TemplateFeatures ALL = new TemplateFeatures(true, true, false, true);

  /** Of a template that takes all calls. */
  public TemplateFeatures(boolean systemMessages, boolean tools) {
    this(systemMessages, tools, false, true);
  }

  private static final LocalDateTime ANY_DAY = LocalDateTime.of(2025, 1, 1, 0, 0);
  private static final String SYSTEM = "told_by_the_system";
  private static final String TOOL = "name_of_a_tool";
  private static final String ID = "id_of_a_call";
  private static final String RESULT =
      "{\"role\":\"tool\",\"name\":\""
          + TOOL
          + "\",\"tool_call_id\":\""
          + ID
          + "\",\"content\":\"1\"}";

  /** Tries out a model's template. */
  public static TemplateFeatures of(ModelChat chat) {
    String user = Messages.message("user", "hello");
    String asked = Messages.array(List.of(user));
    String told = Messages.array(List.of(Messages.message("system", SYSTEM), user));
    String tool =
        "[{\"type\":\"function\",\"function\":{\"name\":\""
            + TOOL
            + "\",\"description\":\"-\",\"parameters\":{\"type\":\"object\",\"properties\":{}}}}]";
    // Some templates for tools cannot do without any.
    boolean system =
        shows(chat, new Prompt.Conversation(told, "[]"), SYSTEM)
            || shows(chat, new Prompt.Conversation(told, tool), SYSTEM);
    boolean tools = shows(chat, new Prompt.Conversation(asked, tool), TOOL);
    boolean any = answers(chat, called(tool, "call_0123456789", RESULT));
    boolean nine = answers(chat, called(tool, "call00001", RESULT));
    boolean open = answers(chat, called(tool, nine ? "call00001" : "call_0123456789", user));
    return new TemplateFeatures(system, tools, nine && !any, open || !any && !nine);
  }

  private static boolean answers(ModelChat chat, Prompt.Conversation prompt) {
    return rendered(chat, prompt).isPresent();
  }

  /** A conversation in which a tool was called, and what follows. */
  private static Prompt.Conversation called(String tools, String id, String next) {
    String call =
        "{\"role\":\"assistant\",\"content\":\"\",\"tool_calls\":[{\"id\":\""
            + id
            + "\",\"type\":\"function\",\"function\":{\"name\":\""
            + TOOL
            + "\",\"arguments\":{}}}]}";
    String user = Messages.message("user", "hello");
    String behind = next.replace(ID, id);
    return new Prompt.Conversation(Messages.array(List.of(user, call, behind)), tools);
  }

  private static boolean shows(ModelChat chat, Prompt.Conversation prompt, String mark) {
    return rendered(chat, prompt).filter(text -> text.contains(mark)).isPresent();
  }

  private static Optional<String> rendered(ModelChat chat, Prompt.Conversation prompt) {
    try {
      return Optional.of(chat.render(prompt.input(ANY_DAY)));
    } catch (TemplateException refused) {
      return Optional.empty();
    }
  }
}
