package io.tracemill.pipeline;

import io.tracemill.json.lines.Damage;
import io.tracemill.pipeline.files.Csv;
import io.tracemill.pipeline.files.CsvRows;
import io.tracemill.pipeline.files.Destination;
import io.tracemill.pipeline.files.PartFile;
import io.tracemill.pipeline.files.Sink;
import io.tracemill.pipeline.settings.Problems;
import io.tracemill.prepare.Convert;
import io.tracemill.prepare.ConvertCounts;
import io.tracemill.prepare.ConvertSettings;
import io.tracemill.prepare.TraceFile;
import io.tracemill.prepare.flow.Inputs;
import io.tracemill.prepare.format.Sampled;
import io.tracemill.prepare.format.TraceFormat;
import io.tracemill.prepare.output.SystemPrompts;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Makes every trace into rows: streaming, in the order of the input, nothing filtered. */
public final class ConvertTraces {
  private final OutputStream caller;
  private final Watch watch;

  /**
   * A use case.
   *
   * @param caller takes rows that are to go to no file; not closed
   */
  public ConvertTraces(OutputStream caller, Progress progress) {
    this.caller = caller;
    this.watch = new Watch(progress);
  }

  /**
   * Converts.
   *
   * @throws io.tracemill.pipeline.settings.RequestException if the request cannot be carried out
   */
  public ConvertResult run(ConvertRequest request) throws IOException {
    Problems problems = new Problems();
    request.check(problems);
    watch.go(problems);
    return read(request.with(request.traces().afterEarlier(watch)));
  }

  private static ConvertResult result(
      ConvertRequest request, TraceFormat format, ConvertCounts counts, List<Damage> damages) {
    return new ConvertResult(
        format.name(),
        StageCounts.of(counts.lines()),
        StageCounts.of(counts.traces()),
        StageCounts.of(counts.rows()),
        DamagedInputs.failure(damages).or(() -> failure(request, counts)));
  }

  private static Optional<Exception> failure(ConvertRequest request, ConvertCounts counts) {
    return request.strict() && counts.leftOut() > 0
        ? Optional.of(
            new NotAcceptable("`strict`: " + counts.leftOut() + " lines, traces or rows left out"))
        : Optional.empty();
  }

  private ConvertResult read(ConvertRequest request) throws IOException {
    TraceInputs traces = request.traces();
    try (Watch step = watch.begin("convert", Progress.Unit.BYTES, traces.bytes());
        Inputs inputs = traces.open(step)) {
      Sampled source = new Sampled(inputs, traces.tokenizer());
      TraceFormat format = traces.format(source, inputs, watch);
      Convert convert = new Convert(settings(request, format), watch::warn);
      try (TraceFile file = traces.file(source, format, spools(request))) {
        ConvertCounts counts = write(request, new Reading(convert, file, inputs));
        return result(request, format, counts, inputs.damages());
      }
    }
  }

  /** Beside the rows, for they take about as much room as the traces. */
  private static Path spools(ConvertRequest request) {
    Optional<Path> out = request.out() instanceof Sink.ToFile file ? file.file() : Optional.empty();
    return out.filter(file -> !Files.exists(file) || Files.isRegularFile(file))
        .map(file -> file.toAbsolutePath().getParent())
        .orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir")));
  }

  private static ConvertSettings settings(ConvertRequest request, TraceFormat format) {
    ConvertRequest.Rows rows = request.rows();
    return new ConvertSettings(
        format,
        request.traces().policy(),
        rows.turns(),
        rows.task(),
        rows.version(),
        systemPrompts(request),
        rows.maxCharacters(),
        request.traces().tokenizer(),
        request.threads(),
        request.form());
  }

  /** Whole conversations have them unless it is said otherwise. */
  private static SystemPrompts systemPrompts(ConvertRequest request) {
    return request.form().isPresent()
        ? request.rows().systemPrompts().orElse(SystemPrompts.KEEP)
        : request.rows().shownSystemPrompts();
  }

  /** What is converted, and how. */
  private record Reading(Convert convert, TraceFile file, Inputs inputs) {

    ConvertCounts into(OutputStream rows, OutputStream leftOut) throws IOException {
      ConvertCounts counts = convert.run(file.lines(), file.places(), rows, leftOut, bytes -> {});
      DamagedInputs.check(inputs.damages(), counts.lines().kept());
      return counts;
    }
  }

  private ConvertCounts write(ConvertRequest request, Reading reading) throws IOException {
    try (Destination rows = Destination.open(request.out(), caller)) {
      ConvertCounts counts =
          request.csv() == Csv.NONE
              ? withRejects(request, reading, rows.out())
              : asCsv(request, reading, rows.out());
      rows.complete();
      return counts;
    }
  }

  private ConvertCounts asCsv(ConvertRequest request, Reading reading, OutputStream rows)
      throws IOException {
    CsvRows table = CsvRows.to(rows, request.csv());
    ConvertCounts counts = withRejects(request, reading, table);
    table.flush();
    FormulaCells.tell(table.formulas(), watch);
    return counts;
  }

  private ConvertCounts withRejects(ConvertRequest request, Reading reading, OutputStream rows)
      throws IOException {
    Optional<Path> rejects = request.rejectsFile();
    if (rejects.isEmpty()) {
      return reading.into(rows, OutputStream.nullOutputStream());
    }
    try (PartFile file = PartFile.create(rejects.get())) {
      ConvertCounts counts = reading.into(rows, file.out());
      if (counts.leftOut() > 0 || request.rejects().isPresent()) {
        file.complete();
        watch.note("left out: see " + rejects.get());
      } else {
        Files.deleteIfExists(rejects.get());
      }
      return counts;
    }
  }
}
