package io.tracemill.answer;

import io.tracemill.answer.prompt.TestRow;
import io.tracemill.answer.reading.AnswerForm;
import io.tracemill.answer.reading.AnswerReader;
import io.tracemill.answer.reading.ParsedAnswer;
import io.tracemill.ask.Outcome;
import io.tracemill.trace.DataVersion;
import java.util.List;
import java.util.Optional;

/** Makes predictions of outcomes. */
final class RowReading {
  private final AnswerReader reader;
  private final List<String> labels;

  RowReading(EvaluationSettings settings) {
    this.reader = new AnswerReader(settings.prompts().task(), settings.prompts().job());
    this.labels = settings.labels();
  }

  EvaluatedRow read(TestRow row, Outcome outcome) {
    if (outcome instanceof Outcome.Answered answered) {
      ParsedAnswer answer = understood(answered, row.version());
      return new EvaluatedRow(
          row, outcome, Optional.of(answer), answer.prediction(), Optional.empty());
    }
    if (outcome instanceof Outcome.Labelled labelled) {
      String prediction = AnswerForm.text(likeliest(labelled), row.version());
      return new EvaluatedRow(row, outcome, Optional.empty(), prediction, Optional.empty());
    }
    return new EvaluatedRow(row, outcome, Optional.empty(), "", Optional.of(problem(outcome)));
  }

  private ParsedAnswer understood(Outcome.Answered answered, DataVersion version) {
    boolean inside = answered.insideThought();
    return answered
        .message()
        .map(message -> reader.readMessage(message, inside, version))
        .orElseGet(() -> reader.read(answered.text(), inside, version));
  }

  /** The first of the likeliest. */
  private String likeliest(Outcome.Labelled labelled) {
    List<Double> scores = labelled.logLikelihoods();
    if (scores.size() != labels.size()) {
      throw new IllegalStateException(
          scores.size() + " scores for " + labels.size() + " labels in row " + labelled.row());
    }
    int best = 0;
    for (int i = 1; i < scores.size(); i++) {
      if (scores.get(i) > scores.get(best)) {
        best = i;
      }
    }
    return labels.get(best);
  }

  private static String problem(Outcome outcome) {
    if (outcome instanceof Outcome.Overflowed overflowed) {
      return "the prompt has "
          + overflowed.promptTokens()
          + " tokens and the model holds "
          + overflowed.limit();
    }
    if (outcome instanceof Outcome.Unanswered unanswered) {
      return unanswered.reason();
    }
    return outcome instanceof Outcome.Failed failed ? failed.reason() : outcome.toString();
  }
}
