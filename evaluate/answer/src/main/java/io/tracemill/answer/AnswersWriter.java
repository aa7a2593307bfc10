package io.tracemill.answer;

import io.tracemill.ask.Outcome;
import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes what a model really said, a line for each row in the order of predictions: {@code row}
 * from 1, {@code raw}, {@code thinking}, {@code kind}, tokens and how it ended, or the {@code
 * problem}. The stream is neither flushed nor closed.
 */
public final class AnswersWriter {
  private final OutputStream out;

  /** Writes to {@code out}. */
  public AnswersWriter(OutputStream out) {
    this.out = out;
  }

  /** Writes one row. */
  public void write(EvaluatedRow row) throws IOException {
    JsonText text = new JsonText(Layout.COMPACT).beginObject();
    text.name("row").value(row.outcome().row() + 1);
    row.answer()
        .ifPresent(
            answer -> {
              text.name("raw").value(answer.raw()).name("kind").value(answer.kind().key());
              text.name("thinking").value(answer.thought().thinking());
            });
    if (row.outcome() instanceof Outcome.Answered answered) {
      text.name("ending").value(answered.ending().key());
      text.name("prompt_tokens").value(answered.promptTokens());
      text.name("new_tokens").value(answered.newTokens());
    } else if (row.outcome() instanceof Outcome.Labelled labelled) {
      text.name("prompt_tokens").value(labelled.promptTokens());
      text.name("log_likelihoods").beginArray();
      labelled.logLikelihoods().forEach(each -> number(each, text));
      text.endArray();
    }
    row.problem().ifPresent(problem -> text.name("problem").value(problem));
    out.write(text.endObject().toBytes());
    out.write('\n');
  }

  /** A label that cannot be is null. */
  private static void number(double value, JsonText text) {
    if (Double.isFinite(value)) {
      text.value(value);
    } else {
      text.nullValue();
    }
  }
}
