package io.tracemill.answer.reading;

import java.util.List;

/** Special tokens at the end of answers that were recorded with them. */
final class EndMarks {
  private static final List<String> ALL =
      List.of(
          "<|im_end|>",
          "<|eot_id|>",
          "<|eom_id|>",
          "<|eot|>",
          "<|end_of_text|>",
          "<|endoftext|>",
          "<|end|>",
          "<end_of_turn>",
          "<start_function_response>",
          "<\uff5cend\u2581of\u2581sentence\uff5c>",
          "<eos>",
          "</s>");

  private EndMarks() {}

  /** {@code text} without them and without white space around it. */
  static String stripped(String text) {
    String bare = text.strip();
    for (int i = 0; i < ALL.size(); i++) {
      if (bare.endsWith(ALL.get(i))) {
        bare = bare.substring(0, bare.length() - ALL.get(i).length()).strip();
        i = -1;
      }
    }
    return bare;
  }
}
