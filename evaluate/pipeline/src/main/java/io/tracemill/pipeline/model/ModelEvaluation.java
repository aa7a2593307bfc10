package io.tracemill.pipeline.model;

import io.tracemill.answer.EvaluatedRow;
import io.tracemill.answer.Evaluation;
import io.tracemill.answer.EvaluationListener;
import io.tracemill.answer.EvaluationProgress;
import io.tracemill.answer.EvaluationResult;
import io.tracemill.answer.EvaluationSettings;
import io.tracemill.answer.Labelling;
import io.tracemill.answer.prompt.PromptSettings;
import io.tracemill.answer.prompt.TestRow;
import io.tracemill.ask.journal.Journal;
import io.tracemill.score.Prediction;
import io.tracemill.score.PredictionsWriter;
import io.tracemill.score.Scoring;
import io.tracemill.score.metric.Metrics;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Has a model answer a test set, writes its predictions and scores them as they come. */
public final class ModelEvaluation {
  /** How many rows that were not answered are told in full. */
  public static final int SHOWN = 10;

  private final EvaluationSettings settings;
  private final List<TestRow> rows;
  private final Consumer<EvaluationProgress> progress;

  /**
   * An evaluation of {@code rows}.
   *
   * @param progress hears of each row that is finished
   */
  public ModelEvaluation(
      EvaluationSettings settings, List<TestRow> rows, Consumer<EvaluationProgress> progress) {
    this.settings = settings;
    this.rows = List.copyOf(rows);
    this.progress = progress;
  }

  /**
   * Where rows go.
   *
   * @param predictions neither flushed nor closed
   */
  public record Written(OutputStream predictions, AnswerSink answers) {}

  /**
   * Runs it; predictions are written in the order of the rows.
   *
   * @throws IOException of model, journal or {@code written}; what is finished is in the journal
   */
  public ModelResult run(OpenModel model, Journal journal, Written written) throws IOException {
    Taking taking = new Taking(settings.prompts(), progress, written);
    Evaluation evaluation = new Evaluation(settings, rows);
    EvaluationResult result =
        settings.labelling() == Labelling.SCORE
            ? evaluation.scoreLabels(model.scorer(), journal, taking)
            : evaluation.generate(model.generator(), journal, taking);
    return new ModelResult(taking.scoring.summary(), result, taking.problems);
  }

  /** Scores and writes what is handed out. */
  private static final class Taking implements EvaluationListener {
    private final Consumer<EvaluationProgress> progress;
    private final Scoring scoring;
    private final PredictionsWriter writer;
    private final AnswerSink answers;
    private final List<String> problems = new ArrayList<>();

    Taking(PromptSettings prompts, Consumer<EvaluationProgress> progress, Written to) {
      this.progress = progress;
      this.scoring =
          new Scoring(
              prompts.task(),
              prompts.job().tools(),
              prompts.job().classes().keySet(),
              Metrics.forTask(prompts.task()));
      this.writer = new PredictionsWriter(scoring.metrics(), to.predictions());
      this.answers = to.answers();
    }

    @Override
    public void row(EvaluatedRow row) throws IOException {
      Prediction prediction = row.toPrediction();
      writer.write(prediction, scoring.score(prediction));
      answers.take(row);
      if (problems.size() < SHOWN) {
        row.problem().ifPresent(problem -> problems.add(row.row().origin() + ": " + problem));
      }
    }

    @Override
    public void progress(EvaluationProgress now) {
      progress.accept(now);
    }
  }
}
