package io.tracemill.cli;

import io.tracemill.ask.Ending;
import io.tracemill.ask.Generator;
import io.tracemill.ask.OpenModel;
import io.tracemill.ask.Outcome;
import io.tracemill.ask.Prompt;
import io.tracemill.ask.Request;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.pipeline.model.ModelListener;
import io.tracemill.pipeline.model.ModelName;
import io.tracemill.pipeline.model.ModelSettings;
import io.tracemill.pipeline.model.Models;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Models of any name that rate traces by what stands in them. */
final class RatingModels implements Models {
  private static final Pattern TRACE =
      Pattern.compile("<<<[0-9a-f]{16} (t[0-9]{5})\n(.*?)\n\\1 ", Pattern.DOTALL);

  private final Function<String, String> scores;
  private int asked;

  /**
   * Rates by {@code scores}.
   *
   * @param scores of a trace's text relevance and coherence, such as {@code 4 5}; without a space
   *     it is no score
   */
  RatingModels(Function<String, String> scores) {
    this.scores = scores;
  }

  /** How many requests there were. */
  int asked() {
    return asked;
  }

  @Override
  public void check(ModelName name) {}

  @Override
  public OpenModel open(ModelSettings settings, ModelListener listener) {
    return new Open();
  }

  private String answer(Request request) {
    asked++;
    String messages = ((Prompt.Conversation) request.prompt()).messages();
    Node message = Node.of(messages).items().iterator().next();
    return TRACE
        .matcher(message.field(Name.of("content")).text())
        .results()
        .map(trace -> line(trace.group(1), scores.apply(trace.group(2))))
        .collect(Collectors.joining("\n"));
  }

  private static String line(String id, String scores) {
    String[] both = scores.split(" ");
    return both.length < 2
        ? id + ": " + scores
        : "{\"id\":\"" + id + "\",\"relevance\":" + both[0] + ",\"coherence\":" + both[1] + "}";
  }

  private final class Open implements OpenModel {
    @Override
    public Generator generator() {
      return (requests, finished) ->
          requests.forEachRemaining(
              request ->
                  finished.accept(
                      new Outcome.Answered(
                          request.row(), answer(request), 10, 5, Ending.END_TOKEN, false)));
    }

    @Override
    public Map<String, String> identity() {
      return Map.of("model", "rating");
    }
  }
}
