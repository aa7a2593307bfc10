package io.tracemill.pipeline;

import io.tracemill.infer.tokenizer.SpecialTokenReading;
import io.tracemill.pipeline.model.ModelName;
import io.tracemill.pipeline.model.ModelPlan;
import io.tracemill.pipeline.settings.Problems;
import io.tracemill.pipeline.settings.RequestValues;
import io.tracemill.pipeline.settings.RequestWords;
import java.util.Optional;

/**
 * A prompt to be shown.
 *
 * @param model whose weights need not be there
 * @param row which row, from 1
 * @param spelled how special tokens are read that the row's text spells
 */
public record PromptRequest(ModelName model, AskedRows rows, int row, SpecialTokenReading spelled) {

  /** Rows are counted from 1. */
  public PromptRequest {
    if (row < 1) {
      throw new IllegalArgumentException("rows are counted from 1, not " + row);
    }
  }

  /**
   * What {@code words} ask for.
   *
   * @throws io.tracemill.pipeline.settings.RequestException if a word is none of its setting
   */
  public static PromptRequest read(RequestWords words) {
    Problems problems = new Problems();
    RequestValues values = new RequestValues(words, problems);
    Optional<ModelName> model = ModelName.read(values);
    int row = values.range("row", Integer.MAX_VALUE).orElse(1);
    SpecialTokenReading spelled = ModelPlan.spelled(values);
    problems.throwIfAny();
    return new PromptRequest(model.orElseThrow(), AskedRows.read(values), row, spelled);
  }
}
