package io.tracemill.cli;

import io.tracemill.answer.Labelling;
import io.tracemill.pipeline.ModelRun;
import io.tracemill.pipeline.ModelStep;
import io.tracemill.pipeline.NotAcceptable;
import io.tracemill.pipeline.RunRecord;
import io.tracemill.pipeline.model.EvaluationInputs.Asked;
import io.tracemill.pipeline.model.ModelPlan;
import io.tracemill.pipeline.model.ModelRecord;
import io.tracemill.pipeline.settings.Problems;
import io.tracemill.pipeline.settings.RunInputs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The last step of {@code tracemill run --model}. */
final class ModelLast {
  private final World world;
  private final Terminal terminal;
  private final Path out;

  ModelLast(World world, Terminal terminal, Path out) {
    this.world = world;
    this.terminal = terminal;
    this.out = out;
  }

  /**
   * Checks that the model can do what is asked.
   *
   * @throws io.tracemill.pipeline.settings.SettingsException if not
   */
  static void check(ModelPlan plan, RunInputs inputs) {
    if (plan.labelling() == Labelling.SCORE) {
      Problems problems = new Problems();
      Asked asked = Asked.of(inputs.settings().base().task(), inputs.job(), Optional.empty());
      new EvaluationOptions.Settings(Optional.of(asked))
          .complainOfNoClasses(new OptionValues(problems));
      problems.throwIfAny();
    }
  }

  /** Has the model answer the test split of {@code out}. */
  RunRecord answer(ModelPlan plan, RunInputs inputs, RunRecord record) throws IOException {
    try (ModelTalk talk = new ModelTalk(plan.model().name(), terminal, world.clock())) {
      ModelRun run = new ModelRun(world.models(), plan, talk);
      RunRecord whole = new ModelStep(inputs, out).run(record, run);
      whole.model().ifPresentOrElse(model -> say(model, talk), this::sayThatNoneIsAsked);
      return whole;
    } catch (IOException | RuntimeException e) {
      terminal.warn(
          out + " is complete but for the model; the same command with --force goes on with it");
      throw e;
    }
  }

  private void say(ModelRecord model, ModelTalk talk) {
    talk.finished(model.result().evaluation());
    ModelSummary.say(model, terminal);
  }

  private void sayThatNoneIsAsked() {
    terminal.warn("the model was not asked, as the test set is empty");
  }

  /**
   * Checks that a model, if there was one, answered at all.
   *
   * @throws NotAcceptable if it answered no row
   */
  static void checkAnswered(RunRecord record) {
    record
        .model()
        .map(ModelRecord::result)
        .filter(result -> result.unanswered() == result.evaluation().progress().rows())
        .ifPresent(
            result -> {
              throw new NotAcceptable("the model could answer no row of the test set");
            });
  }
}
