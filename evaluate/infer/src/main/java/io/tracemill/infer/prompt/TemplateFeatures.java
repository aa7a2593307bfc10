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
 */
public record TemplateFeatures(boolean systemMessages, boolean tools) {
  /** What most templates of models for tools can show. */
  public static final TemplateFeatures ALL = new TemplateFeatures(true, true);

  private static final LocalDateTime ANY_DAY = LocalDateTime.of(2025, 1, 1, 0, 0);
  private static final String SYSTEM = "told_by_the_system";
  private static final String TOOL = "name_of_a_tool";

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
    return new TemplateFeatures(system, shows(chat, new Prompt.Conversation(asked, tool), TOOL));
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
