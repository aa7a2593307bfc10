package io.tracemill.pipeline.model;

import io.tracemill.answer.EvaluationResult;
import io.tracemill.answer.reading.AnswerCounts;
import io.tracemill.answer.reading.AnswerKind;
import io.tracemill.json.JsonText;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a model's answers were, counted; the same for a run that was interrupted.
 *
 * @param rows of the test set
 * @param tooLong prompts that were too long for the model
 * @param failed prompts that could not be asked
 * @param cut answers that ended before the model was done
 * @param full how many of these filled the model's context
 * @param thoughts answers with a thought before them
 * @param unclosedThoughts those whose thought has no end
 * @param severalCalls answers with more than one call
 * @param wordsBesideCalls answers that call tools and say something too
 * @param kinds how many were of which kind, such as {@code trimmed-label}; every kind, in order
 */
public record AnswerNumbers(
    int rows,
    int tooLong,
    int failed,
    int cut,
    int full,
    int thoughts,
    int unclosedThoughts,
    int severalCalls,
    int wordsBesideCalls,
    Map<String, Integer> kinds) {

  /** Copies the kinds; their order stays. */
  public AnswerNumbers {
    kinds = Collections.unmodifiableMap(new LinkedHashMap<>(kinds));
  }

  /** The numbers of an evaluation. */
  public static AnswerNumbers of(EvaluationResult result) {
    AnswerCounts answers = result.answers();
    Map<String, Integer> kinds = new LinkedHashMap<>();
    for (AnswerKind kind : AnswerKind.values()) {
      kinds.put(kind.key(), answers.of(kind));
    }
    return new AnswerNumbers(
        result.progress().rows(),
        result.overflowed(),
        result.failed(),
        result.cut(),
        result.full(),
        answers.thoughts(),
        answers.unclosedThoughts(),
        answers.severalCalls(),
        answers.wordsBesideCalls(),
        kinds);
  }

  /** How many rows were not answered. */
  public int unanswered() {
    return tooLong + failed;
  }

  /** How many answers are a {@code kind}. */
  public int of(String kind) {
    return kinds.getOrDefault(kind, 0);
  }

  /** Adds an object. */
  public void addTo(JsonText text) {
    text.beginObject().name("rows").value(rows);
    text.name("too_long").value(tooLong).name("failed").value(failed);
    text.name("cut").value(cut);
    text.name("thoughts_removed").value(thoughts);
    text.name("thoughts_not_closed").value(unclosedThoughts);
    text.name("several_calls").value(severalCalls);
    text.name("words_beside_calls").value(wordsBesideCalls);
    text.name("kinds").beginObject();
    kinds.forEach((kind, count) -> text.name(kind).value(count));
    text.endObject().endObject();
  }
}
