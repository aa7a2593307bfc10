package io.tracemill.pipeline;

import io.tracemill.json.lines.Damage;
import io.tracemill.json.lines.Input;
import io.tracemill.pipeline.files.Destination;
import io.tracemill.pipeline.files.Spools;
import io.tracemill.pipeline.rows.RowColumns;
import io.tracemill.pipeline.rows.RowFile;
import io.tracemill.pipeline.rows.RowProblems;
import io.tracemill.pipeline.settings.Problems;
import io.tracemill.report.export.Exported;
import io.tracemill.report.export.RowMeans;
import io.tracemill.score.Prediction;
import io.tracemill.score.PredictionsReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes predictions with their scores in the form of another viewer. */
public final class ExportPredictions {
  private final OutputStream caller;
  private final Watch watch;

  /**
   * A use case.
   *
   * @param caller takes what is to go to no file; not closed
   */
  public ExportPredictions(OutputStream caller, Progress progress) {
    this.caller = caller;
    this.watch = new Watch(progress);
  }

  /**
   * Exports; nothing is written where there is no row.
   *
   * @throws io.tracemill.pipeline.settings.RequestException if the request cannot be carried out
   * @throws NotAcceptable if there is no row
   */
  public ExportResult run(ExportRequest request) throws IOException {
    Problems problems = new Problems();
    Optional<ExportSource> source = ExportSource.find(request, problems);
    if (source.isPresent()) {
      request.check(source.get(), problems);
    }
    watch.go(problems);
    try (Spools spools = new Spools()) {
      ExportSource found = source.orElseThrow();
      return run(request, found, found.isMissing() ? found.input() : spools.of(found.input()));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private ExportResult run(ExportRequest request, ExportSource source, Input copy)
      throws IOException {
    Surveyed surveyed = survey(copy);
    RowMeans means = surveyed.means();
    DamagedInputs.check(surveyed.damages(), means.rows());
    surveyed.problems().shown().forEach(watch::warn);
    long bad = surveyed.problems().count();
    checkAny(source, means.rows(), bad);
    Exported all = new Exported(source.name(), source.model(), means);
    try (Destination out = Destination.open(request.out(), caller)) {
      write(request, copy, all, out.out());
      out.complete();
    }
    tell(request, source, all, bad);
    return new ExportResult(
        request.to().key(), source.input().name(), all, bad, failure(request, surveyed));
  }

  /** The first pass. */
  private Surveyed survey(Input copy) throws IOException {
    RowProblems problems = new RowProblems();
    try (PredictionsReader reader = open(copy)) {
      RowMeans means = RowMeans.of(new WatchedRows(reader.rows(problems::add), watch));
      return new Surveyed(means, problems, reader.damage().stream().toList());
    }
  }

  private record Surveyed(RowMeans means, RowProblems problems, List<Damage> damages) {}

  private void write(ExportRequest request, Input copy, Exported all, OutputStream out)
      throws IOException {
    try (PredictionsReader reader = open(copy)) {
      WatchedRows rows = new WatchedRows(reader.rows(bad -> {}), watch);
      request.to().write(all, rows, out);
      if (rows.count != all.means().rows()) {
        throw new FileSystemException(copy.name(), null, "changed while it was read; run again");
      }
    }
  }

  /** Rows that are counted, and end where that is wished. */
  private static final class WatchedRows implements Iterator<Prediction> {
    private final Iterator<Prediction> rows;
    private final Watch watch;
    private long count;

    WatchedRows(Iterator<Prediction> rows, Watch watch) {
      this.rows = rows;
      this.watch = watch;
    }

    @Override
    public boolean hasNext() {
      return rows.hasNext();
    }

    @Override
    public Prediction next() {
      watch.check();
      count++;
      return rows.next();
    }
  }

  private static PredictionsReader open(Input input) throws IOException {
    return new PredictionsReader(RowFile.open(input, RowColumns.PREDICTIONS));
  }

  private static void checkAny(ExportSource source, long rows, long bad) {
    if (rows == 0) {
      throw new NotAcceptable(
          source.input().name()
              + ": expected rows of predictions but found none"
              + (bad == 0 ? "" : " among " + lines(bad)));
    }
  }

  private static String lines(long count) {
    return count + (count == 1 ? " line" : " lines");
  }

  private void tell(ExportRequest request, ExportSource source, Exported all, long bad) {
    if (bad > 0) {
      watch.warn(lines(bad) + " could not be exported");
    }
    if (all.means().metrics().isEmpty()) {
      watch.warn("warning: no row has a score; tracemill score PREDICTIONS -o FILE adds them");
    }
    source
        .other()
        .ifPresent(
            other ->
                watch.note(
                    source.input().name()
                        + " is exported; `model` "
                        + other.name().toLowerCase(Locale.ROOT)
                        + " takes the other one"));
    String ending = request.to().ending();
    request
        .out()
        .file()
        .filter(file -> !file.toString().endsWith(ending))
        .ifPresent(
            file ->
                watch.warn(
                    "warning: " + request.to().key() + " opens files by their ending: " + ending));
  }

  private static Optional<Exception> failure(ExportRequest request, Surveyed surveyed) {
    Optional<Exception> damaged = DamagedInputs.failure(surveyed.damages());
    long bad = surveyed.problems().count();
    if (damaged.isPresent()) {
      return damaged;
    }
    return request.strict() && bad > 0
        ? Optional.of(new NotAcceptable("`strict`: " + lines(bad) + " could not be exported"))
        : Optional.empty();
  }
}
