package io.tracemill.answer;

import io.tracemill.answer.prompt.PromptSettings;
import io.tracemill.ask.Decoding;
import io.tracemill.trace.Task;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a model is evaluated.
 *
 * @param decoding without meaning where labels are scored
 */
public record EvaluationSettings(PromptSettings prompts, Decoding decoding, Labelling labelling) {

  /** Labels are scored only where there are some. */
  public EvaluationSettings {
    boolean classes = prompts.task() == Task.CLASSIFICATION && !prompts.job().classes().isEmpty();
    if (labelling == Labelling.SCORE && !classes) {
      throw new IllegalArgumentException(
          "labels are scored only in a classification with classes_description");
    }
  }

  /** The labels, in the order of the job description. */
  List<String> labels() {
    return new ArrayList<>(prompts.job().classes().keySet());
  }

  /**
   * All that outcomes depend on beside the prompts, for a journal.
   *
   * @param model whatever else they depend on: which model, its hash, its precision
   */
  public Map<String, String> forJournal(Map<String, String> model) {
    Map<String, String> all = new LinkedHashMap<>(model);
    if (labelling == Labelling.SCORE) {
      all.put("labels", "score " + labels());
      return all;
    }
    all.put("labels", "generate");
    all.put("max-new-tokens", Integer.toString(decoding.maxNewTokens()));
    all.put("temperature", shown(decoding.temperature()));
    if (decoding.temperature() > 0) {
      all.put("top-p", shown(decoding.topP()));
      all.put("seed", Long.toString(decoding.seed()));
    }
    all.put("stop", decoding.stop().toString());
    return all;
  }

  private static String shown(double value) {
    return new BigDecimal(value, MathContext.DECIMAL64).stripTrailingZeros().toPlainString();
  }
}
