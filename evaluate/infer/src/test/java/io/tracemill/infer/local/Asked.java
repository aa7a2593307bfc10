package io.tracemill.infer.local;

import io.tracemill.ask.Decoding;
import io.tracemill.ask.LabelRequest;
import io.tracemill.ask.Outcome;
import io.tracemill.ask.Prompt;
import io.tracemill.ask.Request;
import io.tracemill.infer.ReferenceDecoder;
import io.tracemill.infer.decode.Tokens;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What tests ask of models, and what comes back. */
final class Asked {
  private Asked() {}

  static Prompt conversation(String asked) {
    return new Prompt.Conversation(
        "[{\"role\":\"system\",\"content\":\"in\"},{\"role\":\"user\",\"content\":\""
            + asked
            + "\"}]",
        "[]");
  }

  /** Conversations of different lengths that begin alike. */
  static List<Request> requests(int count, Decoding decoding) {
    List<Request> requests = new ArrayList<>();
    for (int row = 0; row < count; row++) {
      String asked = "the rest is ".repeat(row % 3) + "another " + (char) ('a' + row) + "?";
      requests.add(new Request(row, conversation(asked), decoding));
    }
    return requests;
  }

  static Map<Long, Outcome> answers(LocalModel model, List<Request> requests) throws IOException {
    Map<Long, Outcome> outcomes = new TreeMap<>();
    model.generate(requests.iterator(), outcome -> outcomes.put(outcome.row(), outcome));
    return outcomes;
  }

  static Map<Long, Outcome> scores(LocalModel model, List<LabelRequest> requests)
      throws IOException {
    Map<Long, Outcome> outcomes = new TreeMap<>();
    model.score(requests.iterator(), outcome -> outcomes.put(outcome.row(), outcome));
    return outcomes;
  }

  static Tokens tokens(LocalModel model, Prompt prompt) {
    try {
      return model.text().tokens(prompt).tokens();
    } catch (RefusedPromptException e) {
      throw new AssertionError(e);
    }
  }

  static double sum(ReferenceDecoder reference, Tokens prompt, Tokens label) {
    return Arrays.stream(reference.logLikelihoods(prompt.toArray(), label.toArray())).sum();
  }
}
