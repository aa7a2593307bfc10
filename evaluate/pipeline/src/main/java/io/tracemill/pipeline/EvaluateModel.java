package io.tracemill.pipeline;

import io.tracemill.ask.journal.Journal;
import io.tracemill.json.lines.Input;
import io.tracemill.pipeline.files.Sink;
import io.tracemill.pipeline.model.AnswerNumbers;
import io.tracemill.pipeline.model.EvaluationInputs;
import io.tracemill.pipeline.model.EvaluationInputs.Asked;
import io.tracemill.pipeline.model.ModelRecord;
import io.tracemill.pipeline.model.Models;
import io.tracemill.pipeline.settings.Problems;
import io.tracemill.pipeline.settings.TeachersFile;
import io.tracemill.score.Summary;
import io.tracemill.teach.judge.JudgeMode;
import io.tracemill.teach.judge.JudgedPredictions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Has a model answer a test set, and scores its answers. */
public final class EvaluateModel {
  private final Models models;
  private final Watch watch;

  /** A use case. */
  public EvaluateModel(Models models, Progress progress) {
    this.models = models;
    this.watch = new Watch(progress);
  }

  /**
   * Evaluates. Where it fails, what is answered stays in a journal beside the predictions, and the
   * same request goes on with it.
   *
   * @throws io.tracemill.pipeline.settings.RequestException if the request cannot be carried out
   * @throws NotAcceptable if a line of the test set is no row, or there is none
   */
  public EvaluateResult run(EvaluateRequest request) throws IOException {
    Problems problems = new Problems();
    Optional<Asked> asked = request.check(problems);
    Optional<TeachersFile> teachers =
        request.judge().flatMap(judge -> judge.check(request.rows().beside(), problems));
    watch.go(problems);
    models.check(request.model().model().model());
    EvaluationInputs inputs =
        request
            .rows()
            .read(asked.orElseThrow(), watch)
            .limited(request.limit().orElse(Integer.MAX_VALUE));
    Path predictions = request.predictions();
    watch.resumable(
        "answers until now are kept in "
            + Journal.beside(predictions)
            + "; the same command goes on with them");
    ModelRecord answered =
        new ModelEvaluation(models, request.model(), watch)
            .run(
                "evaluate",
                inputs,
                new ModelEvaluation.Outputs(
                    predictions, answers(request), Journal.beside(predictions)));
    if (teachers.isPresent()) {
      answered = answered.with(judged(request, asked.orElseThrow(), teachers.get()));
    }
    return new EvaluateResult(
        answered, predictions, request.answers(), failure(request, answered.answers()));
  }

  /** Has a judge see what was answered; where that fails, the answers stay, and can be judged. */
  private Summary judged(EvaluateRequest request, Asked asked, TeachersFile teachers)
      throws IOException {
    Path predictions = request.predictions();
    Input input = Input.of(predictions.toString());
    OpenJudge.Source source = new OpenJudge.Source(models, teachers, Optional.of(asked.job()));
    watch.note(
        "the answers are in "
            + predictions
            + " and are judged now; if that ends early, tracemill score "
            + predictions
            + " with the same judge goes on with it");
    try (OpenJudge judge = OpenJudge.open(request.judge().orElseThrow(), source, input, watch)) {
      JudgedPredictions judged =
          new JudgedPredictions(judge.judge(), judge.asking(), JudgeMode.ofTask(asked.task()));
      Summary summary = new JudgedFile(predictions, judged).rewrite(asked.task(), asked.job());
      judge.asked();
      return summary;
    }
  }

  private static Sink answers(EvaluateRequest request) {
    return request.answers().<Sink>map(Sink.ToFile::new).orElseGet(Sink.Nowhere::new);
  }

  private static Optional<Exception> failure(EvaluateRequest request, AnswerNumbers answers) {
    int rows = answers.rows();
    int unanswered = answers.unanswered();
    if (unanswered == rows) {
      return Optional.of(new NotAcceptable("none of " + rows + " rows could be answered"));
    }
    return request.strict() && unanswered > 0
        ? Optional.of(new NotAcceptable("`strict`: " + unanswered + " rows could not be answered"))
        : Optional.empty();
  }
}
