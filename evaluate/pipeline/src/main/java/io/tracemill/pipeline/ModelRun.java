package io.tracemill.pipeline;

import io.tracemill.answer.EvaluationSettings;
import io.tracemill.ask.journal.Journal;
import io.tracemill.pipeline.model.EvaluationInputs;
import io.tracemill.pipeline.model.ModelEvaluation;
import io.tracemill.pipeline.model.ModelEvaluation.Written;
import io.tracemill.pipeline.model.ModelListener;
import io.tracemill.pipeline.model.ModelPlan;
import io.tracemill.pipeline.model.ModelRecord;
import io.tracemill.pipeline.model.ModelResult;
import io.tracemill.pipeline.model.ModelSource;
import io.tracemill.pipeline.model.OpenModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A model answers a test set into a predictions file, and goes on where it was interrupted: rows
 * that are finished are in a journal until the file is complete.
 */
public final class ModelRun {
  private final ModelSource source;
  private final ModelPlan plan;
  private final ModelListener listener;

  /** A run of the model that {@code plan} names. */
  public ModelRun(ModelSource source, ModelPlan plan, ModelListener listener) {
    this.source = source;
    this.plan = plan;
    this.listener = listener;
  }

  /**
   * The files that a run makes.
   *
   * @param predictions appears when it is complete
   * @param answers what the model really said; as predictions
   * @param journal stays where the run fails, and is gone when it succeeds
   */
  public record Outputs(Path predictions, Optional<Path> answers, Path journal) {}

  /** Runs it. */
  public ModelRecord run(EvaluationInputs inputs, Outputs outputs) throws IOException {
    try (OpenModel model = source.open(plan.model(), listener)) {
      EvaluationSettings settings =
          new EvaluationSettings(
              inputs.prompts().withTemplate(model.template()), plan.decoding(), plan.labelling());
      Map<String, String> all = settings.forJournal(model.identity());
      try (Journal finished = Journal.open(outputs.journal(), all);
          AnswersFile answers = AnswersFile.create(outputs.answers());
          PartFile file = PartFile.create(outputs.predictions())) {
        listener.started(finished.start(), inputs.rows().size());
        ModelResult result =
            new ModelEvaluation(settings, inputs.rows(), listener::progress)
                .run(model, finished, new Written(file.out(), answers));
        answers.complete();
        file.complete();
        finished.complete();
        return new ModelRecord(plan.model().name(), all, result);
      }
    }
  }
}
