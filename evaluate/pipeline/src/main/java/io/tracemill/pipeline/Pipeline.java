package io.tracemill.pipeline;

import io.tracemill.pipeline.files.Csv;
import io.tracemill.pipeline.files.DirectoryClaim;
import io.tracemill.pipeline.settings.RunInputs;
import io.tracemill.pipeline.teachers.TaughtRecord;
import io.tracemill.prepare.Change;
import io.tracemill.prepare.Prepare;
import io.tracemill.prepare.PrepareSettings;
import io.tracemill.prepare.PreparedStreams;
import io.tracemill.prepare.baseline.BaselineRow;
import io.tracemill.prepare.baseline.TestSet;
import io.tracemill.score.Prediction;
import io.tracemill.score.Summary;
import io.tracemill.teach.filter.TeacherFilter;
import io.tracemill.teach.judge.JudgedPredictions;
import io.tracemill.trace.Task;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes an upload directory and a baseline of traces; whoever runs it has read the settings. */
final class Pipeline {
  private final RunInputs inputs;
  private final RunOptions options;
  private final Optional<Teaching> teaching;
  private final Watch watch;
  private final TracePass pass;

  /**
   * A pipeline.
   *
   * @param teaching what teachers do, if there are any
   */
  Pipeline(RunInputs inputs, RunOptions options, Optional<Teaching> teaching, Watch watch) {
    this.inputs = inputs;
    this.options = options;
    this.teaching = teaching;
    this.watch = watch;
    this.pass = new TracePass(inputs, options, watch);
  }

  /**
   * What was made.
   *
   * @param surprises what a person should look at first, a sentence each
   */
  record Written(RunRecord record, List<String> surprises) {}

  /**
   * Runs it all; the output directory, which {@code claim} is for, appears when everything is
   * written.
   *
   * @throws io.tracemill.pipeline.settings.RequestException if the traces are not of the config's
   *     format
   * @throws NotAcceptable if the given test set cannot be used
   */
  Written run(DirectoryClaim claim) throws IOException {
    Optional<Path> testFile = inputs.files().testSet();
    Optional<TestSet> testSet =
        testFile.isPresent() ? Optional.of(TestSetReader.read(testFile.get())) : Optional.empty();
    try (Watch step = watch.begin("run", Progress.Unit.BYTES, pass.size());
        RunFiles out = RunFiles.create(claim, options, watch::check)) {
      RunRecord record = write(out, testSet, step);
      if (!record.taught().estimates().isEmpty()) {
        return new Written(record, List.of());
      }
      List<String> surprises = out.page();
      out.complete();
      return new Written(record, surprises);
    }
  }

  private RunRecord write(RunFiles out, Optional<TestSet> testSet, Watch step) throws IOException {
    PrepareSettings settings =
        PrepareSettingsOf.run(inputs, options, testSet.isPresent(), filter());
    PreparedStreams streams = out.prepared();
    BaselineScores baseline = baseline(out);
    TracePass.Read read =
        pass.read(
            List.of(settings.format()),
            out.spool(),
            file ->
                new Prepare(settings, inputs.job(), testSet, changes(out))
                    .run(file, streams, row -> baseline.take(prediction(row)), step::read));
    Optional<Summary> scored = Optional.of(baseline.summary()).filter(all -> all.rows() > 0);
    return finish(out, read, scored);
  }

  private BaselineScores baseline(RunFiles out) throws IOException {
    Task task = inputs.settings().base().task();
    Optional<JudgedPredictions> judged =
        teaching.isPresent() ? teaching.get().judge(inputs, options.seed()) : Optional.empty();
    return judged.isPresent()
        ? BaselineScores.judged(task, inputs.job(), out, judged.get())
        : BaselineScores.unjudged(task, inputs.job(), out);
  }

  private Optional<TeacherFilter> filter() throws IOException {
    return teaching.isPresent() ? teaching.get().filter(inputs, options.seed()) : Optional.empty();
  }

  private List<Change> changes(RunFiles out) throws IOException {
    return teaching.isPresent() ? teaching.get().changes(inputs, options.seed(), out) : List.of();
  }

  private Prediction prediction(BaselineRow row) {
    return new Prediction(
        row.origin(),
        inputs.settings().dataVersion(),
        row.prompt(),
        row.answer(),
        row.prediction(),
        Optional.empty(),
        Map.of());
  }

  private RunRecord finish(RunFiles out, TracePass.Read read, Optional<Summary> baseline)
      throws IOException {
    if (teaching.isPresent()) {
      teaching.get().forget(out);
    }
    out.metrics(baseline);
    out.copy(inputs.files());
    if (options.csv() != Csv.NONE) {
      FormulaCells.tell(out.csv(options.csv()), watch);
    }
    RunRecord record =
        new RunRecord(
            Version.text(),
            inputs.settings().withFormat(read.format()),
            options.seed(),
            Funnel.of(read.prepared(), out.written(), inputs.files().testSet().isPresent()),
            Optional.of(
                RunSurvey.of(read.prepared(), inputs.settings().traceProcessing().relevance())),
            baseline,
            teaching.map(Teaching::record).orElse(TaughtRecord.NOTHING),
            Optional.empty(),
            Optional.empty(),
            pass.records(read.traces(), List.of()),
            read.damages(),
            out.records());
    out.record(record);
    return record;
  }
}
