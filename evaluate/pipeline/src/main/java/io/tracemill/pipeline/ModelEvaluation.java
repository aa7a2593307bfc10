package io.tracemill.pipeline;

import io.tracemill.answer.Evaluation;
import io.tracemill.answer.EvaluationResult;
import io.tracemill.answer.EvaluationSettings;
import io.tracemill.answer.Labelling;
import io.tracemill.answer.prompt.PromptWriter;
import io.tracemill.answer.prompt.TestRow;
import io.tracemill.ask.LabelScorer;
import io.tracemill.ask.OpenModel;
import io.tracemill.ask.journal.Journal;
import io.tracemill.ask.journal.Start;
import io.tracemill.pipeline.files.Sink;
import io.tracemill.pipeline.model.AnswerNumbers;
import io.tracemill.pipeline.model.EvaluationInputs;
import io.tracemill.pipeline.model.ModelListener;
import io.tracemill.pipeline.model.ModelPlan;
import io.tracemill.pipeline.model.ModelRecord;
import io.tracemill.pipeline.model.Models;
import io.tracemill.pipeline.model.TokensInText;
import io.tracemill.pipeline.settings.Problems;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A model answers a test set into a predictions file, and goes on where it was interrupted: rows
 * that are finished are in a journal until the file is complete.
 */
final class ModelEvaluation {
  private final Models models;
  private final ModelPlan plan;
  private final Watch watch;

  ModelEvaluation(Models models, ModelPlan plan, Watch watch) {
    this.models = models;
    this.plan = plan;
    this.watch = watch;
  }

  /**
   * The files that it makes.
   *
   * @param answers what the model really said
   * @param journal stays where the evaluation fails, and is gone when it succeeds
   */
  record Outputs(Path predictions, Sink answers, Path journal) {}

  /** Evaluates; {@code step} is its name for people. */
  ModelRecord run(String step, EvaluationInputs inputs, Outputs outputs) throws IOException {
    try (OpenModel model = models.open(plan.model(), new Listening())) {
      List<String> doubts = model.doubts();
      doubts.forEach(this::warn);
      if (plan.labelling() == Labelling.SCORE) {
        requireScorer(model);
      }
      EvaluationSettings settings =
          new EvaluationSettings(
              inputs.prompts().withTemplate(model.template()), plan.decoding(), plan.labelling());
      Journal journal = Journal.open(outputs.journal(), settings.forJournal(model.identity()));
      try {
        tell(journal.start(), inputs.rows().size());
        ModelRecord record = answered(step, new Asking(model, settings, inputs, journal), outputs);
        // Of a server some are known when it has answered.
        model.doubts().stream().filter(doubt -> !doubts.contains(doubt)).forEach(this::warn);
        journal.complete();
        return record;
      } catch (CancelledException e) {
        forget(journal);
        throw e;
      } finally {
        journal.close();
      }
    }
  }

  private void warn(String doubt) {
    watch.warn("warning: " + doubt);
  }

  /** Who is asked what, and in what way. */
  private record Asking(
      OpenModel model, EvaluationSettings settings, EvaluationInputs inputs, Journal journal) {

    EvaluationResult ask(ScoredRows taker) throws IOException {
      Evaluation evaluation = new Evaluation(settings, inputs.rows());
      Optional<LabelScorer> scorer =
          settings.labelling() == Labelling.SCORE ? model.scorer() : Optional.empty();
      return scorer.isPresent()
          ? evaluation.scoreLabels(scorer.get(), journal, taker)
          : evaluation.generate(model.generator(), journal, taker);
    }
  }

  private ModelRecord answered(String step, Asking asking, Outputs outputs) throws IOException {
    OptionalLong rows = OptionalLong.of(asking.inputs().rows().size());
    try (Watch shown = watch.begin(step, Progress.Unit.ROWS, rows);
        ScoredRows taker = ScoredRows.open(outputs, asking.settings().prompts(), shown)) {
      EvaluationResult result = asking.ask(taker);
      taker.complete();
      return new ModelRecord(
          plan.model().model().shortName(),
          asking.settings().forJournal(asking.model().identity()),
          AnswerNumbers.of(result),
          spelled(asking),
          taker.summary(),
          taker.problems());
    }
  }

  private TokensInText spelled(Asking asking) {
    PromptWriter prompts = new PromptWriter(asking.settings().prompts());
    TokensInText spelled = TokensInText.none(plan.model().spelled());
    for (TestRow row : asking.inputs().rows()) {
      spelled = spelled.plus(asking.model().spelled(prompts.prompt(row)));
    }
    return spelled;
  }

  private void requireScorer(OpenModel model) {
    if (model.scorer().isEmpty()) {
      Problems problems = new Problems();
      problems.setting(
          "labels",
          "score needs to see how likely each class is, which "
              + plan.model().model()
              + " does not show; take generate");
      throw problems.exception();
    }
  }

  private void tell(Start journal, int rows) {
    if (journal instanceof Start.Resumed resumed && resumed.rows() > 0) {
      int finished = Math.min(resumed.rows(), rows);
      watch.note("resumed: " + finished + " of " + rows + " rows were finished");
    } else if (journal instanceof Start.Afresh afresh) {
      watch.warn(
          "begun afresh: "
              + String.join(", ", afresh.differences())
              + "; "
              + afresh.rows()
              + " finished rows of before do not count");
    }
  }

  /** Leaves nothing of an evaluation that is not wanted, but what was there before. */
  private static void forget(Journal journal) throws IOException {
    if (!(journal.start() instanceof Start.Resumed)) {
      journal.complete();
    }
  }

  /** Hears how a model computes. */
  private final class Listening implements ModelListener {
    @Override
    public void lowered(int from, int to, String reason) {
      watch.warn("batch lowered from " + from + " to " + to + ": " + reason);
    }

    @Override
    public void working() {
      watch.check();
    }
  }
}
