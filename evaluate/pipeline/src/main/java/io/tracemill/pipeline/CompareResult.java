package io.tracemill.pipeline;

import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.pipeline.compare.BarCheck;
import io.tracemill.pipeline.compare.CompareJson;
import io.tracemill.pipeline.compare.CompareText;
import io.tracemill.pipeline.compare.ComparedModel;
import io.tracemill.pipeline.compare.ComparedPair;
import java.util.List;
import java.util.Optional;

/**
 * How models compare, each with the first one.
 *
 * @param models in the order of the request
 * @param pairs one for each later model
 * @param checks of the bars, for each later model
 * @param rowsShown how many rows people see
 * @param failure why it is not what was asked for, though it is complete: a bar that was not
 *     reached, too
 */
public record CompareResult(
    List<ComparedModel> models,
    List<ComparedPair> pairs,
    List<BarCheck> checks,
    int rowsShown,
    Optional<Exception> failure)
    implements Result {

  /** Copies the lists. */
  public CompareResult {
    models = List.copyOf(models);
    pairs = List.copyOf(pairs);
    checks = List.copyOf(checks);
  }

  /** Tables and rows for people. */
  public String tables() {
    return CompareText.of(models, pairs, rowsShown);
  }

  @Override
  public String json() {
    JsonText text = new JsonText(Layout.INDENTED).beginObject();
    CompareJson.add(models, pairs, checks, text);
    return text.endObject().toString();
  }
}
