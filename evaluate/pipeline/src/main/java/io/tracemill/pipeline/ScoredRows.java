package io.tracemill.pipeline;

import io.tracemill.answer.AnswersWriter;
import io.tracemill.answer.EvaluatedRow;
import io.tracemill.answer.EvaluationListener;
import io.tracemill.answer.EvaluationProgress;
import io.tracemill.answer.prompt.PromptSettings;
import io.tracemill.pipeline.files.Destination;
import io.tracemill.pipeline.files.Sink;
import io.tracemill.score.Summary;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Scores the rows that a model answered and writes them to files, which appear when complete. */
final class ScoredRows implements EvaluationListener, Closeable {
  /** How many rows that were not answered are told in full. */
  private static final int SHOWN = 10;

  private final Destination predictions;
  private final Destination answers;
  private final Watch step;
  private final PredictionScores scores;
  private final AnswersWriter said;
  private final List<String> problems = new ArrayList<>();

  private ScoredRows(
      Destination predictions, Destination answers, PromptSettings prompts, Watch step) {
    this.predictions = predictions;
    this.answers = answers;
    this.step = step;
    this.scores = PredictionScores.of(prompts.task(), prompts.job(), predictions.out());
    this.said = new AnswersWriter(answers.out());
  }

  /** Begins the files; {@code step} hears of each row. */
  static ScoredRows open(ModelEvaluation.Outputs outputs, PromptSettings prompts, Watch step)
      throws IOException {
    Destination predictions = Destination.open(new Sink.ToFile(outputs.predictions()));
    try {
      return new ScoredRows(predictions, Destination.open(outputs.answers()), prompts, step);
    } catch (IOException | RuntimeException e) {
      predictions.close();
      throw e;
    }
  }

  @Override
  public void row(EvaluatedRow row) throws IOException {
    scores.take(row.toPrediction());
    said.write(row);
    if (problems.size() < SHOWN) {
      row.problem().ifPresent(problem -> problems.add(row.row().origin() + ": " + problem));
    }
  }

  @Override
  public void progress(EvaluationProgress now) {
    step.answered(
        new RowsAnswered(
            now.rows(), now.finished(), now.resumed(), now.promptTokens(), now.newTokens(), ""));
  }

  /** How good all of them are. */
  Summary summary() {
    return scores.summary();
  }

  /** What went wrong with the first that were not answered. */
  List<String> problems() {
    return problems;
  }

  /** Says that all rows were taken. */
  void complete() throws IOException {
    answers.complete();
    predictions.complete();
  }

  @Override
  public void close() throws IOException {
    try {
      predictions.close();
    } finally {
      answers.close();
    }
  }
}
