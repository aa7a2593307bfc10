package io.tracemill.jinja;

import java.time.LocalDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a chat template is given.
 *
 * @param variables by name; the usual ones are {@code messages}, {@code tools}, {@code documents},
 *     {@code add_generation_prompt} and the special tokens such as {@code bos_token}
 * @param now the time that {@code strftime_now} shows
 */
public record ChatInput(Map<String, Value> variables, LocalDateTime now) {
  /** The name of the tools. */
  static final String TOOLS = "tools";

  /** Its order is kept. */
  public ChatInput {
    variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
  }

  /**
   * Messages that an answer is to follow, without tools, which are then None as the hub's own
   * library has them: defined, but false.
   */
  public static ChatInput of(List<Value> messages, LocalDateTime now) {
    Map<String, Value> variables = new LinkedHashMap<>();
    variables.put("messages", Value.of(messages));
    variables.put(TOOLS, Value.none());
    variables.put("documents", Value.none());
    variables.put("add_generation_prompt", Value.of(true));
    return new ChatInput(variables, now);
  }

  /** The same with tools that may be called; with none of them, nothing changes. */
  public ChatInput withTools(List<Value> tools) {
    return tools.isEmpty() ? this : with(TOOLS, Value.of(tools));
  }

  /** The same with or without the beginning of the answer. */
  public ChatInput withGenerationPrompt(boolean added) {
    return with("add_generation_prompt", Value.of(added));
  }

  /** The same with one more variable, or another value of one. */
  public ChatInput with(String name, Value value) {
    Map<String, Value> more = new LinkedHashMap<>(variables);
    more.put(name, value);
    return new ChatInput(more, now);
  }

  public boolean hasTools() {
    return variables.containsKey(TOOLS) && variables.get(TOOLS).isTrue();
  }
}
