package io.tracemill.ask;

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
 * @param wording how it writes calls, where their arguments are JSON
 */
public record TemplateFeatures(
    boolean systemMessages,
    boolean tools,
    boolean shortIds,
    boolean openCalls,
    Optional<CallWording> wording) {
  /** What most templates of models for tools can show. */
  public static final TemplateFeatures ALL = new TemplateFeatures(true, true);

  /** Of a template that takes all calls. */
  public TemplateFeatures(boolean systemMessages, boolean tools) {
    this(systemMessages, tools, false, true, Optional.empty());
  }

  /** The same, with calls written as plain JSON. */
  public TemplateFeatures withoutWording() {
    return new TemplateFeatures(systemMessages, tools, shortIds, openCalls, Optional.empty());
  }
}
