package io.tracemill.pipeline.model;

import io.tracemill.answer.EvaluationResult;
import io.tracemill.answer.reading.AnswerKind;
import io.tracemill.json.JsonText;

/** What a model's answers were, counted, as JSON; the same for a run that was interrupted. */
public final class AnswersJson {
  private AnswersJson() {}

  /** Adds an object. */
  public static void add(JsonText text, EvaluationResult result) {
    text.beginObject().name("rows").value(result.progress().rows());
    text.name("too_long").value(result.overflowed()).name("failed").value(result.failed());
    text.name("cut").value(result.cut());
    text.name("thoughts_removed").value(result.answers().thoughts());
    text.name("thoughts_not_closed").value(result.answers().unclosedThoughts());
    text.name("several_calls").value(result.answers().severalCalls());
    text.name("words_beside_calls").value(result.answers().wordsBesideCalls());
    text.name("kinds").beginObject();
    for (AnswerKind kind : AnswerKind.values()) {
      text.name(kind.key()).value(result.answers().of(kind));
    }
    text.endObject().endObject();
  }
}
