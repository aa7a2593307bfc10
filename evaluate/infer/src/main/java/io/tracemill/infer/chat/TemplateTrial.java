package io.tracemill.infer.chat;

import io.tracemill.ask.Prompt;
import io.tracemill.ask.TemplateFeatures;
import io.tracemill.jinja.TemplateException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/** Tries out what a chat template can show, by rendering small conversations. */
public final class TemplateTrial {
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

  private static final String TOOLS =
      "[{\"type\":\"function\",\"function\":{\"name\":\""
          + TOOL
          + "\",\"description\":\"-\",\"parameters\":{\"type\":\"object\",\"properties\":{}}}}]";

  private TemplateTrial() {}

  /**
   * Checks that the template of {@code chat} comes to an end, where all it has to show is a word.
   *
   * @throws TemplateException if not; that it refuses a conversation is none
   */
  public static void checkEnd(ModelChat chat) {
    for (String tools : List.of("[]", TOOLS)) {
      try {
        chat.render(
            new Prompt.Conversation(array(List.of(message("user", "hello"))), tools), ANY_DAY);
      } catch (TemplateException e) {
        if (e.isEndless()) {
          throw e;
        }
      }
    }
  }

  /** What the template of {@code chat} can show. */
  public static TemplateFeatures of(ModelChat chat) {
    String user = message("user", "hello");
    String asked = array(List.of(user));
    String told = array(List.of(message("system", SYSTEM), user));
    // Some templates for tools cannot do without any.
    boolean system =
        shows(chat, new Prompt.Conversation(told, "[]"), SYSTEM)
            || shows(chat, new Prompt.Conversation(told, TOOLS), SYSTEM);
    boolean tools = shows(chat, new Prompt.Conversation(asked, TOOLS), TOOL);
    boolean any = answers(chat, called(TOOLS, "call_0123456789", RESULT));
    boolean nine = answers(chat, called(TOOLS, "call00001", RESULT));
    boolean takesOpen = answers(chat, called(TOOLS, nine ? "call00001" : "call_0123456789", user));
    boolean open = takesOpen || !any && !nine;
    return new TemplateFeatures(
        system,
        tools,
        nine && !any,
        open,
        tools ? new CallTrial(chat, ANY_DAY, TOOLS, open).wording() : Optional.empty());
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
    String user = message("user", "hello");
    String behind = next.replace(ID, id);
    return new Prompt.Conversation(array(List.of(user, call, behind)), tools);
  }

  private static boolean shows(ModelChat chat, Prompt.Conversation prompt, String mark) {
    return rendered(chat, prompt).filter(text -> text.contains(mark)).isPresent();
  }

  private static Optional<String> rendered(ModelChat chat, Prompt.Conversation prompt) {
    try {
      return Optional.of(chat.render(prompt, ANY_DAY));
    } catch (TemplateException refused) {
      return Optional.empty();
    }
  }

  private static String message(String role, String content) {
    return "{\"role\":\"" + role + "\",\"content\":\"" + content + "\"}";
  }

  private static String array(List<String> messages) {
    return "[" + String.join(",", messages) + "]";
  }
}
