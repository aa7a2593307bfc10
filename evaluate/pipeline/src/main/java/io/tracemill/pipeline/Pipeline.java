package io.tracemill.pipeline;

import io.tracemill.json.lines.Input;
import io.tracemill.pipeline.settings.RunInputs;
import io.tracemill.pipeline.settings.TracesDirectory;
import io.tracemill.prepare.Prepare;
import io.tracemill.prepare.PrepareSettings;
import io.tracemill.prepare.Prepared;
import io.tracemill.prepare.PreparedStreams;
import io.tracemill.prepare.TraceFile;
import io.tracemill.prepare.baseline.TestSet;
import io.tracemill.prepare.flow.Inputs;
import io.tracemill.prepare.format.Detection;
import io.tracemill.prepare.format.Sampled;
import io.tracemill.prepare.format.TraceFormat;
import io.tracemill.score.Summary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The platform's pipeline on one machine: traces in, an upload directory and a baseline out. */
public final class Pipeline {
  private final RunInputs inputs;
  private final RunOptions options;

  /** A run over {@code inputs}. */
  public Pipeline(RunInputs inputs, RunOptions options) {
    this.inputs = inputs;
    this.options = options;
  }

  /**
   * Runs it all; the output directory appears when everything is written.
   *
   * @param progress is told how many bytes were read, decompressed
   * @throws TakenException if the output directory is there already
   * @throws FormatMismatch if the traces are not of the config's format
   * @throws NotAcceptable if the given test set cannot be used
   */
  public RunRecord run(LongConsumer progress) throws IOException {
    RunFiles.check(options);
    Optional<Path> testFile = inputs.files().testSet();
    Optional<TestSet> testSet =
        testFile.isPresent() ? Optional.of(TestSetReader.read(testFile.get())) : Optional.empty();
    try (RunFiles out = RunFiles.create(options)) {
      RunRecord record = write(out, testSet, progress);
      out.complete();
      return record;
    }
  }

  private RunRecord write(RunFiles out, Optional<TestSet> testSet, LongConsumer progress)
      throws IOException {
    PrepareSettings settings = PrepareSettingsOf.run(inputs, options, testSet.isPresent());
    MessageDigest digest = Sha256.digest();
    Input traces = input(inputs.files().traces());
    PreparedStreams streams = out.prepared();
    BaselineScores baseline =
        new BaselineScores(inputs.settings(), inputs.job(), out.predictions());
    Prepared prepared;
    try (Inputs lines =
        new Inputs(List.of(traces), options.maxLineBytes(), raw -> Sha256.through(raw, digest))) {
      Sampled source = new Sampled(lines, options.tokenizer());
      checkFormat(settings.format(), source.detect());
      Prepare prepare = new Prepare(settings, inputs.job(), testSet);
      try (TraceFile file = TraceFile.of(traces, source, settings.reading(), out.spool())) {
        prepared = prepare.run(file, streams, baseline::add, progress);
      }
    }
    return finish(out, prepared, baseline.summary(), Sha256.hex(digest));
  }

  private RunRecord finish(
      RunFiles out, Prepared prepared, Optional<Summary> baseline, String tracesHash)
      throws IOException {
    out.metrics(baseline);
    out.copy(inputs.files());
    if (options.csv()) {
      out.csv();
    }
    RunRecord record =
        new RunRecord(
            options.version(),
            inputs.settings(),
            options.seed(),
            prepared,
            out.overlap(),
            baseline,
            inputs.files().testSet().isPresent(),
            Optional.empty(),
            inputRecords(tracesHash),
            out.records());
    out.record(record);
    return record;
  }

  private List<FileRecord> inputRecords(String tracesHash) throws IOException {
    TracesDirectory files = inputs.files();
    List<FileRecord> records = new ArrayList<>();
    records.add(new FileRecord(name(files.traces()), Files.size(files.traces()), tracesHash));
    List<Path> others =
        Stream.concat(Stream.of(files.jobDescription(), files.config()), files.testSet().stream())
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

  private void checkFormat(TraceFormat format, Detection detection) {
    if (detection.readable(format) == 0 && !detection.best().isEmpty()) {
      String looks =
          detection.best().stream().map(TraceFormat::name).collect(Collectors.joining(" or "));
      throw new FormatMismatch(
          name(inputs.files().config())
              + " trace_processing.observation_format: is "
              + format.name()
              + ", but none of the first "
              + detection.lines()
              + " lines of "
              + name(inputs.files().traces())
              + " is; they look like "
              + looks);
    }
  }
}
