package io.tracemill.pipeline;

import io.tracemill.json.text.Reason;
import io.tracemill.pipeline.files.DirectoryClaim;
import io.tracemill.pipeline.settings.DatasetFiles;
import io.tracemill.pipeline.settings.RunInputs;
import io.tracemill.pipeline.teachers.TaughtRecord;
import io.tracemill.prepare.Change;
import io.tracemill.prepare.Growth;
import io.tracemill.prepare.Prepare;
import io.tracemill.prepare.PrepareSettings;
import io.tracemill.prepare.Prepared;
import io.tracemill.prepare.PreparedSplit;
import io.tracemill.prepare.PreparedStreams;
import io.tracemill.prepare.format.Formats;
import io.tracemill.prepare.format.TraceFormat;
import io.tracemill.teach.filter.TeacherFilter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes a dataset of another and its traces; whoever does has read the settings. */
final class ChildDataset {
  /** What an earlier job has written, whatever the config's traces were; it may have images. */
  private static final TraceFormat REWRITTEN =
      Formats.named("openai_messages_with_images").orElseThrow();

  private final RunInputs inputs;
  private final RunOptions options;
  private final RelabelTracesRequest request;
  private final Optional<Teaching> teaching;
  private final Watch watch;
  private final TracePass pass;

  ChildDataset(
      RunInputs inputs,
      RunOptions options,
      RelabelTracesRequest request,
      Optional<Teaching> teaching,
      Watch watch) {
    this.inputs = inputs;
    this.options = options;
    this.request = request;
    this.teaching = teaching;
    this.watch = watch;
    this.pass = new TracePass(inputs, options, watch);
  }

  /** Makes it; the directory, which {@code claim} is for, appears when everything is written. */
  RelabelTracesResult make(DirectoryClaim claim, ParentRows rows) throws IOException {
    String name = request.split().operation();
    try (Watch step = watch.begin(name, Progress.Unit.BYTES, pass.size());
        RunFiles out = RunFiles.child(claim, watch::check)) {
      RelabelTracesResult result = write(out, rows.growth(request.split()), step);
      if (result.record().taught().estimates().isEmpty()) {
        out.complete();
      }
      return result;
    }
  }

  private RelabelTracesResult write(RunFiles out, Growth growth, Watch step) throws IOException {
    PrepareSettings settings = PrepareSettingsOf.child(inputs, options, enough(), filter());
    PreparedStreams streams = out.grown(request.parent());
    TracePass.Read read =
        pass.read(
            Stream.of(settings.format(), REWRITTEN).distinct().toList(),
            out.spool(),
            file ->
                Prepare.growing(settings, inputs.job(), growth, changes(out))
                    .run(file, streams, row -> {}, step::read));
    if (teaching.isPresent()) {
      teaching.get().forget(out);
    }
    out.copy(inputs.files());
    RelabelTracesResult result = result(record(out, read), read.prepared());
    out.record(result);
    return result;
  }

  private EnoughTraces enough() {
    int configured = request.split().of(inputs.settings().traceProcessing().sizes());
    int wanted = request.smoke() ? Math.min(RelabelTracesRequest.SMOKE, configured) : configured;
    return new EnoughTraces(request.split(), wanted);
  }

  private Optional<TeacherFilter> filter() throws IOException {
    return teaching.isPresent() ? teaching.get().filter(inputs, options.seed()) : Optional.empty();
  }

  private List<Change> changes(RunFiles out) throws IOException {
    return teaching.isPresent() ? teaching.get().changes(inputs, options.seed(), out) : List.of();
  }

  private RunRecord record(RunFiles out, TracePass.Read read) throws IOException {
    DatasetFiles parent = request.parent();
    List<Path> rows = Stream.concat(parent.train().stream(), parent.test().stream()).toList();
    return new RunRecord(
        Version.text(),
        inputs.settings().withFormat(read.format()),
        options.seed(),
        Funnel.of(read.prepared(), out.written(), false),
        Optional.empty(),
        Optional.empty(),
        teaching.map(Teaching::record).orElse(TaughtRecord.NOTHING),
        Optional.empty(),
        Optional.empty(),
        pass.records(read.traces(), rows),
        read.damages(),
        out.records());
  }

  private RelabelTracesResult result(RunRecord record, Prepared prepared) {
    PreparedSplit split =
        request.split() == DatasetSplit.TRAIN ? prepared.train() : prepared.test();
    long remaining = prepared.leftOver().read();
    for (Map.Entry<Reason, Long> dropped : prepared.traces().byReason().entrySet()) {
      remaining += Growth.remains(dropped.getKey()) ? dropped.getValue() : 0;
    }
    return new RelabelTracesResult(
        request.split(),
        record,
        split.traces() + split.replacements(),
        remaining,
        options.out(),
        DamagedInputs.failure(record.damages()));
  }
}
