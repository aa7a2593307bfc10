package io.tracemill.pipeline;

import io.tracemill.json.lines.Damage;
import io.tracemill.json.lines.Input;
import io.tracemill.pipeline.files.Csv;
import io.tracemill.pipeline.files.DirectoryClaim;
import io.tracemill.pipeline.files.FileRecord;
import io.tracemill.pipeline.files.Sha256;
import io.tracemill.pipeline.settings.Problem;
import io.tracemill.pipeline.settings.Problems;
import io.tracemill.pipeline.settings.RequestException;
import io.tracemill.pipeline.settings.RunInputs;
import io.tracemill.pipeline.settings.TracesDirectory;
import io.tracemill.pipeline.teachers.TaughtRecord;
import io.tracemill.prepare.Change;
import io.tracemill.prepare.Prepare;
import io.tracemill.prepare.PrepareSettings;
import io.tracemill.prepare.Prepared;
import io.tracemill.prepare.PreparedStreams;
import io.tracemill.prepare.TraceFile;
import io.tracemill.prepare.baseline.BaselineRow;
import io.tracemill.prepare.baseline.TestSet;
import io.tracemill.prepare.flow.Inputs;
import io.tracemill.prepare.format.Detection;
import io.tracemill.prepare.format.Sampled;
import io.tracemill.prepare.format.TraceFormat;
import io.tracemill.score.Prediction;
import io.tracemill.score.Summary;
import io.tracemill.teach.filter.TeacherFilter;
import io.tracemill.teach.judge.JudgedPredictions;
import io.tracemill.trace.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes an upload directory and a baseline of traces; whoever runs it has read the settings. */
final class Pipeline {
  private final RunInputs inputs;
  private final RunOptions options;
  private final Optional<Teaching> teaching;
  private final Watch watch;

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
  }

  /**
   * Runs it all; the output directory, which {@code claim} is for, appears when everything is
   * written.
   *
   * @throws io.tracemill.pipeline.settings.RequestException if the traces are not of the config's
   *     format
   * @throws NotAcceptable if the given test set cannot be used
   */
  RunRecord run(DirectoryClaim claim) throws IOException {
    Optional<Path> testFile = inputs.files().testSet();
    Optional<TestSet> testSet =
        testFile.isPresent() ? Optional.of(TestSetReader.read(testFile.get())) : Optional.empty();
    try (Watch step = watch.begin("run", Progress.Unit.BYTES, size());
        RunFiles out = RunFiles.create(claim, options, watch::check)) {
      RunRecord record = write(out, testSet, step);
      if (record.taught().estimates().isEmpty()) {
        out.complete();
      }
      return record;
    }
  }

  /** How many bytes there are to survey, where the traces are as they are stored. */
  private OptionalLong size() throws IOException {
    Input traces = input(inputs.files().traces());
    return traces.isCompressed()
        ? OptionalLong.empty()
        : OptionalLong.of(Files.size(inputs.files().traces()));
  }

  private RunRecord write(RunFiles out, Optional<TestSet> testSet, Watch step) throws IOException {
    PrepareSettings settings =
        PrepareSettingsOf.run(inputs, options, testSet.isPresent(), filter());
    MessageDigest digest = Sha256.digest();
    Input traces = input(inputs.files().traces());
    PreparedStreams streams = out.prepared();
    BaselineScores baseline = baseline(out);
    Prepared prepared;
    Inputs lines =
        new Inputs(List.of(traces), options.maxLineBytes(), raw -> Sha256.through(raw, digest));
    try (lines) {
      Sampled source = new Sampled(lines, options.tokenizer());
      checkFormat(settings.format(), source.detect());
      Prepare prepare = new Prepare(settings, inputs.job(), testSet, changes(out));
      try (TraceFile file = TraceFile.of(traces, source, settings.reading(), out.spool())) {
        prepared = prepare.run(file, streams, row -> baseline.take(prediction(row)), step::read);
      }
    }
    Optional<Summary> scored = Optional.of(baseline.summary()).filter(all -> all.rows() > 0);
    DamagedInputs.check(lines.damages(), prepared.lines().kept());
    return finish(out, new Read(prepared, scored, Sha256.hex(digest), lines.damages()));
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

  /** What was read, and made of it. */
  private record Read(
      Prepared prepared, Optional<Summary> baseline, String tracesHash, List<Damage> damages) {}

  private RunRecord finish(RunFiles out, Read read) throws IOException {
    if (teaching.isPresent()) {
      teaching.get().forget(out);
    }
    out.metrics(read.baseline());
    out.copy(inputs.files());
    if (options.csv() != Csv.NONE) {
      FormulaCells.tell(out.csv(options.csv()), watch);
    }
    RunRecord record =
        new RunRecord(
            Version.text(),
            inputs.settings(),
            options.seed(),
            Funnel.of(read.prepared(), out.written(), inputs.files().testSet().isPresent()),
            read.baseline(),
            teaching.map(Teaching::record).orElse(TaughtRecord.NOTHING),
            Optional.empty(),
            Optional.empty(),
            inputRecords(read.tracesHash()),
            read.damages(),
            out.records());
    out.record(record);
    return record;
  }

  private List<FileRecord> inputRecords(String tracesHash) throws IOException {
    TracesDirectory files = inputs.files();
    List<FileRecord> records = new ArrayList<>();
    records.add(new FileRecord(name(files.traces()), Files.size(files.traces()), tracesHash));
    List<Path> others =
        Stream.concat(
                Stream.of(files.jobDescription(), files.config()),
                Stream.concat(files.testSet().stream(), files.teachers().stream()))
            .toList();
    for (Path file : others) {
      records.add(new FileRecord(name(file), Files.size(file), Sha256.of(file)));
    }
    return records;
  }

  private static Input input(Path file) {
    return new Input(name(file), Optional.of(file));
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  /** Where no line is of the format, the cause is that of all of them and said once. */
  private void checkFormat(TraceFormat format, Detection detection) {
    if (detection.readable(format) > 0) {
      return;
    }
    List<TraceFormat> best = detection.best();
    if (!best.isEmpty()) {
      String names = best.stream().map(TraceFormat::name).collect(Collectors.joining(" or "));
      throw otherFormat(format, detection, "they look like " + names);
    } else if (detection.lookalike().isPresent()) {
      throw otherFormat(format, detection, "they are " + detection.lookalike().get());
    }
    detection.problem().ifPresent(problem -> watch.warn("warning: no line is JSON: " + problem));
  }

  private RequestException otherFormat(TraceFormat format, Detection detection, String other) {
    String message =
        "is "
            + format.name()
            + ", but none of the first "
            + detection.lines()
            + " lines of "
            + TracesDirectory.shown(inputs.files().traces())
            + " is; "
            + other;
    Problems problems = new Problems();
    problems.add(
        new Problem(
            Problem.Severity.USE,
            TracesDirectory.shown(inputs.files().config()),
            OptionalInt.empty(),
            "trace_processing.observation_format",
            message));
    return problems.exception();
  }
}
