package io.tracemill.pipeline;

import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.pipeline.model.ModelRecord;
import io.tracemill.score.Report;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How a model answered a test set.
 *
 * @param predictions where they are
 * @param answers where the answers are as the model wrote them, if they are anywhere
 */
public record EvaluateResult(
    ModelRecord model, Path predictions, Optional<Path> answers, Optional<Exception> failure)
    implements Result {

  /** The report with three fields before its own. */
  @Override
  public String json() {
    JsonText text = new JsonText(Layout.INDENTED).beginObject();
    text.name("model").value(model.name());
    model.answers().addTo(text.name("answers"));
    model.spelled().addTo(text.name("special_tokens"));
    new Report(model.summary()).addTo(text);
    return text.endObject().toString();
  }
}
