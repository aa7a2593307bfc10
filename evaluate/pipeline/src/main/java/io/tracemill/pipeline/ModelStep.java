package io.tracemill.pipeline;

import io.tracemill.ask.journal.Journal;
import io.tracemill.json.Layout;
import io.tracemill.pipeline.files.FileRecord;
import io.tracemill.pipeline.files.PartFile;
import io.tracemill.pipeline.files.Sha256;
import io.tracemill.pipeline.files.Sink;
import io.tracemill.pipeline.model.EvaluationInputs;
import io.tracemill.pipeline.model.EvaluationInputs.Asked;
import io.tracemill.pipeline.model.ModelPlan;
import io.tracemill.pipeline.model.ModelRecord;
import io.tracemill.pipeline.model.Models;
import io.tracemill.pipeline.settings.RunInputs;
import io.tracemill.pipeline.settings.RunSettings;
import io.tracemill.score.PairedScores;
import io.tracemill.score.PredictionsReader;
import io.tracemill.score.Report;
import io.tracemill.score.Summary;
import io.tracemill.teach.judge.JudgedPredictions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The last step of a run: a model answers the test split.
 *
 * <p>It adds files to a directory that is complete without it, so that nothing is lost where the
 * model fails; its journal is beside the directory, so that the same run goes on also where it
 * makes the directory anew.
 */
final class ModelStep {
  private final RunInputs inputs;
  private final Path out;
  private final Optional<Teaching> teaching;
  private final Watch watch;

  /** A step behind a run over {@code inputs} that made the directory {@code out}. */
  ModelStep(RunInputs inputs, Path out, Optional<Teaching> teaching, Watch watch) {
    this.inputs = inputs;
    this.out = out;
    this.teaching = teaching;
    this.watch = watch;
  }

  /**
   * Has the model answer, writes its files and {@code run.json} anew.
   *
   * @return the record with the model; without it where there is no row to answer
   */
  RunRecord run(RunRecord record, Models models, ModelPlan plan) throws IOException {
    EvaluationInputs asked =
        EvaluationInputs.read(
            out.resolve(RunFiles.TEST), Optional.of(out.resolve(RunFiles.TRAIN)), asked(record));
    if (asked.rows().isEmpty()) {
      watch.warn("the model was not asked, as the test set is empty");
      return record;
    }
    Path predictions = out.resolve(RunFiles.MODEL_PREDICTIONS);
    Path journal = Journal.beside(out.toAbsolutePath().normalize());
    watch.resumable(
        out
            + " is complete but for the model, whose answers until now are kept in "
            + journal
            + "; the same command with `force` goes on with them");
    ModelRecord answered =
        new ModelEvaluation(models, plan, watch)
            .run(
                plan.model().model().shortName(),
                asked,
                new ModelEvaluation.Outputs(predictions, new Sink.Nowhere(), journal));
    Optional<JudgedPredictions> judge =
        teaching.isPresent() ? teaching.get().judge(inputs, record.seed()) : Optional.empty();
    if (judge.isPresent()) {
      Summary judged =
          new JudgedFile(predictions, judge.get())
              .rewrite(inputs.settings().base().task(), inputs.job());
      answered = answered.with(judged);
    }
    Path metrics = out.resolve(RunFiles.MODEL_METRICS);
    put(metrics, new Report(answered.summary()).json(Layout.INDENTED));
    RunRecord whole =
        record.withModel(
            answered, paired(record), List.of(fileRecord(predictions), fileRecord(metrics)));
    put(out.resolve(RunFiles.RUN), RunRecordText.json(whole));
    return whole;
  }

  /** What is wrong with a model, if there was one, that answered no row at all. */
  static Optional<Exception> failure(RunRecord record) {
    return record
        .model()
        .map(ModelRecord::answers)
        .filter(answers -> answers.unanswered() == answers.rows())
        .map(none -> new NotAcceptable("the model could answer no row of the test set"));
  }

  /** The original model and this one on the rows that both answered. */
  private Optional<PairedScores> paired(RunRecord record) throws IOException {
    if (record.baseline().isEmpty()) {
      return Optional.empty();
    }
    try (PredictionsReader original = reader(RunFiles.PREDICTIONS);
        PredictionsReader model = reader(RunFiles.MODEL_PREDICTIONS)) {
      return Optional.of(PairedScores.read(original, model));
    }
  }

  private PredictionsReader reader(String name) throws IOException {
    return new PredictionsReader(name, Files.newInputStream(out.resolve(name)));
  }

  private Asked asked(RunRecord record) {
    RunSettings settings = inputs.settings();
    return Asked.of(settings.base().task(), inputs.job(), Optional.of(settings))
        .withSeed(record.seed());
  }

  private static FileRecord fileRecord(Path file) throws IOException {
    return new FileRecord(String.valueOf(file.getFileName()), Files.size(file), Sha256.of(file));
  }

  private static void put(Path file, String text) throws IOException {
    try (PartFile part = PartFile.create(file)) {
      part.out().write((text + "\n").getBytes(StandardCharsets.UTF_8));
      part.complete();
    }
  }
}
