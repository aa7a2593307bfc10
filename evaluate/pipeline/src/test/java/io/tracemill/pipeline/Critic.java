package io.tracemill.pipeline;

import io.tracemill.ask.Ending;
import io.tracemill.ask.Generator;
import io.tracemill.ask.OpenModel;
import io.tracemill.ask.Outcome;
import io.tracemill.ask.Prompt;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.pipeline.model.ModelListener;
import io.tracemill.pipeline.model.ModelName;
import io.tracemill.pipeline.model.ModelSettings;
import io.tracemill.pipeline.model.Models;
import java.util.Map;
import java.util.Optional;

/**
 * A judge in test code: a prediction is good that begins as the reference, or where there is none,
 * does not begin with "no"; of one that says "who knows" it says nothing.
 */
final class Critic implements Models {
  private int opened;
  private int asked;

  /** How often it was opened. */
  int opened() {
    return opened;
  }

  /** How many prompts it got. */
  int asked() {
    return asked;
  }

  @Override
  public void check(ModelName name) {}

  @Override
  public OpenModel open(ModelSettings settings, ModelListener listener) {
    opened++;
    return new Opened();
  }

  private String answer(Prompt prompt) {
    asked++;
    Node messages = Node.of(((Prompt.Conversation) prompt).messages());
    String text = messages.items().iterator().next().field(Name.of("content")).text();
    String prediction = section(text, "PREDICTION").orElseThrow();
    if (prediction.equals("who knows")) {
      return "Hard to say.";
    }
    boolean good =
        section(text, "REFERENCE").map(prediction::startsWith).orElse(!prediction.startsWith("no"));
    return "I compared them.\nVERDICT: " + (good ? "good" : "bad");
  }

  private static Optional<String> section(String text, String name) {
    int head = text.indexOf(" " + name + "\n");
    int start = head + name.length() + 2;
    return head < 0
        ? Optional.empty()
        : Optional.of(text.substring(start, text.indexOf("\n" + name + " ", start - 1)));
  }

  private final class Opened implements OpenModel {
    @Override
    public Generator generator() {
      return (requests, finished) ->
          requests.forEachRemaining(
              request ->
                  finished.accept(
                      new Outcome.Answered(
                          request.row(), answer(request.prompt()), 9, 4, Ending.END_TOKEN, false)));
    }

    @Override
    public Map<String, String> identity() {
      return Map.of("model", "critic");
    }
  }
}
