package io.tracemill.endpoint;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A prompt for which the server has no room, as its message tells.
 *
 * @param prompt tokens of the prompt
 * @param limit tokens that the model can hold
 * @param exact whether the prompt has so many; false where it has at least so many
 */
record Overflow(int prompt, int limit, boolean exact) {
  private static final String PROMPT = "(?<p>\\d{1,9})";
  private static final String LIMIT = "(?<n>\\d{1,9})";

  /**
   * What servers write, the most exact first: each is in {@code overflows.jsonl} of the tests with
   * the server that writes it.
   */
  private static final List<Pattern> WORDINGS =
      wordings(
          // OpenAI, vLLM, DeepSeek, llama-cpp-python, OpenRouter
          "maximum context length is "
              + LIMIT
              + " tokens.{0,60}?\\("
              + PROMPT
              + " (?:in|of|tokens)",
          // vLLM since 2025
          "maximum context length is " + LIMIT + " tokens.{0,80}?at least " + PROMPT + " input",
          "maximum context length is " + LIMIT + " tokens.{0,80}?request has " + PROMPT,
          "maximum context length is " + LIMIT + " tokens.{0,80}?resulted in " + PROMPT,
          "passed " + PROMPT + " input tokens.{0,120}?context length is only " + LIMIT,
          "prompt \\(?(?:length )?"
              + PROMPT
              + "\\)? is longer than the maximum model length of "
              + LIMIT,
          // SGLang
          "context length of " + LIMIT + " tokens.{0,80}?: " + PROMPT + " tokens from the input",
          "input length \\(" + PROMPT + " tokens\\) exceeds the maximum allowed length \\(" + LIMIT,
          "input \\(" + PROMPT + " tokens\\) is longer than the model's context length \\(" + LIMIT,
          // llama.cpp, LM Studio, llama-cpp-python
          "request \\(" + PROMPT + " tokens\\) exceeds the available context size \\(" + LIMIT,
          "n_keep:? \\(?" + PROMPT + "\\)? ?>= ?n_ctx:? \\(?" + LIMIT,
          "keep the first " + PROMPT + " tokens.{0,80}?context length of only " + LIMIT,
          "requested tokens \\(" + PROMPT + "\\) exceed context window of " + LIMIT,
          // Text Generation Inference
          "must be <= " + LIMIT + "\\. given: " + PROMPT + " `?inputs",
          // Anthropic, Mistral, Gemini
          "prompt is too long: " + PROMPT + " tokens > " + LIMIT + " maximum",
          "exceed context limit: " + PROMPT + " \\+ \\d+ > " + LIMIT,
          "prompt contains " + PROMPT + " tokens.{0,80}?model with " + LIMIT,
          "input token count \\("
              + PROMPT
              + "\\) exceeds the maximum number of tokens allowed \\("
              + LIMIT);

  private static List<Pattern> wordings(String... all) {
    return List.of(all).stream()
        .map(each -> Pattern.compile(each, Pattern.CASE_INSENSITIVE | Pattern.DOTALL))
        .toList();
  }

  /** What an error tells of it; nothing if it is about something else or tells no numbers. */
  static Optional<Overflow> of(ServerError error) {
    if (error.promptTokens().isPresent() && error.context().isPresent()) {
      return Optional.of(
          new Overflow(error.promptTokens().getAsInt(), error.context().getAsInt(), true));
    }
    for (Pattern wording : WORDINGS) {
      Matcher said = wording.matcher(error.beginning());
      if (said.find()) {
        boolean exact = !wording.pattern().contains("at least");
        return Optional.of(new Overflow(number(said, "p"), number(said, "n"), exact));
      }
    }
    return Optional.empty();
  }

  private static int number(Matcher said, String group) {
    return Integer.parseInt(said.group(group));
  }
}
