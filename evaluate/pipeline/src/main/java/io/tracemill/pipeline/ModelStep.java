package io.tracemill.pipeline;

import io.tracemill.ask.journal.Journal;
import io.tracemill.json.Layout;
import io.tracemill.pipeline.model.EvaluationInputs;
import io.tracemill.pipeline.model.EvaluationInputs.Asked;
import io.tracemill.pipeline.model.ModelRecord;
import io.tracemill.pipeline.settings.RunInputs;
import io.tracemill.pipeline.settings.RunSettings;
import io.tracemill.score.Report;
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
public final class ModelStep {
  private final RunInputs inputs;
  private final Path out;

  /** A step behind a run over {@code inputs} that made the directory {@code out}. */
  public ModelStep(RunInputs inputs, Path out) {
    this.inputs = inputs;
    this.out = out;
  }

  /**
   * Has the model answer, writes its files and {@code run.json} anew.
   *
   * @return the record with the model; without it where there is no row to answer
   */
  public RunRecord run(RunRecord record, ModelRun model) throws IOException {
    EvaluationInputs asked =
        EvaluationInputs.read(
            out.resolve(RunFiles.TEST), Optional.of(out.resolve(RunFiles.TRAIN)), asked(record));
    if (asked.rows().isEmpty()) {
      return record;
    }
    Path predictions = out.resolve(RunFiles.MODEL_PREDICTIONS);
    ModelRecord answered =
        model.run(
            asked,
            new ModelRun.Outputs(
                predictions, Optional.empty(), Journal.beside(out.toAbsolutePath().normalize())));
    Path metrics = out.resolve(RunFiles.MODEL_METRICS);
    put(metrics, new Report(answered.result().summary()).json(Layout.INDENTED));
    RunRecord whole =
        record.withModel(answered, List.of(fileRecord(predictions), fileRecord(metrics)));
    put(out.resolve(RunFiles.RUN), RunRecordText.json(whole));
    return whole;
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
