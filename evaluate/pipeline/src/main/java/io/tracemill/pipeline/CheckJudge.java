package io.tracemill.pipeline;

import io.tracemill.json.lines.Input;
import io.tracemill.pipeline.files.Spools;
import io.tracemill.pipeline.model.Models;
import io.tracemill.pipeline.rows.RowColumns;
import io.tracemill.pipeline.rows.RowFile;
import io.tracemill.pipeline.settings.Document;
import io.tracemill.pipeline.settings.JobDescriptionReader;
import io.tracemill.pipeline.settings.Problems;
import io.tracemill.pipeline.settings.TeachersFile;
import io.tracemill.score.Prediction;
import io.tracemill.score.PredictionsReader;
import io.tracemill.teach.judge.JudgeTrial;
import io.tracemill.teach.judge.JudgedPredictions;
import io.tracemill.teach.judge.TrialReport;
import io.tracemill.trace.JobDescription;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.StreamSupport;

/** Tries whether a judge is to be trusted. */
public final class CheckJudge {
  private final Models models;
  private final Watch watch;

  /** A use case. */
  public CheckJudge(Models models, Progress progress) {
    this.models = models;
    this.watch = new Watch(progress);
  }

  /**
   * Tries the judge; a table to be labelled is written before it is asked.
   *
   * @throws io.tracemill.pipeline.settings.RequestException if the request cannot be carried out
   * @throws NotAcceptable if there is no row
   */
  public JudgeCheckResult run(JudgeCheckRequest request) throws IOException {
    Problems problems = new Problems();
    Optional<JobDescription> job =
        request
            .job()
            .flatMap(file -> Document.read(file, problems))
            .flatMap(found -> JobDescriptionReader.read(found, Optional.empty(), problems));
    Optional<TeachersFile> teachers = request.judge().check(request.known(), problems);
    request.check(problems);
    watch.go(problems);
    OpenJudge.Source source = new OpenJudge.Source(models, teachers.orElseThrow(), job);
    try (Spools spools = new Spools()) {
      return run(request, source, spools.of(request.predictions()));
    }
  }

  private JudgeCheckResult run(JudgeCheckRequest request, OpenJudge.Source source, Input copy)
      throws IOException {
    List<Prediction> drawn = drawn(request, copy);
    if (drawn.isEmpty()) {
      throw new NotAcceptable(
          request.predictions().name() + ": expected rows of predictions but found none");
    }
    if (request.labels().isPresent()) {
      LabelSheet.write(drawn, request.labels().get());
    }
    try (OpenJudge judge = OpenJudge.open(request.judge(), source, request.predictions(), watch)) {
      JudgeTrial trial =
          new JudgeTrial(
              judge.judge(), judge.asking(), request.modes(), drawn, request.judge().seed());
      trial.ask();
      Optional<HumanReport> human = human(request, judge, copy);
      judge.asked();
      human.ifPresent(report -> report.doubts().forEach(doubt -> watch.warn("labels: " + doubt)));
      TrialReport report = new TrialReport(trial.results());
      return new JudgeCheckResult(drawn.size(), report, human, failure(request, report));
    }
  }

  private List<Prediction> drawn(JudgeCheckRequest request, Input copy) throws IOException {
    try (PredictionsReader rows = open(copy)) {
      Iterator<Prediction> all = rows.rows(bad -> {});
      return DrawnRows.of(all, request.limit(), request.judge().seed());
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static PredictionsReader open(Input input) throws IOException {
    return new PredictionsReader(RowFile.open(input, RowColumns.PREDICTIONS));
  }

  /** Asks about the rows that people labelled, which may be others than were drawn. */
  private static Optional<HumanReport> human(JudgeCheckRequest request, OpenJudge judge, Input copy)
      throws IOException {
    Optional<Path> file = request.judge().human();
    if (file.isEmpty()) {
      return Optional.empty();
    }
    HumanLabels labels = HumanLabels.read(file.get());
    JudgedPredictions judged =
        new JudgedPredictions(judge.judge(), judge.asking(), request.modes());
    judge.expect((long) labels.size() * request.modes().size());
    try (PredictionsReader rows = open(copy)) {
      judged.ask(labelled(rows, labels));
    }
    JudgedRows given = new JudgedRows(judged, request.modes(), Optional.of(labels));
    try (PredictionsReader rows = open(copy)) {
      for (Prediction row : (Iterable<Prediction>) () -> labelled(rows, labels)) {
        given.of(row);
      }
    }
    return given.report();
  }

  private static Iterator<Prediction> labelled(PredictionsReader rows, HumanLabels labels) {
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(rows.rows(bad -> {}), Spliterator.ORDERED), false)
        .filter(row -> labels.of(row).isPresent())
        .iterator();
  }

  private static Optional<Exception> failure(JudgeCheckRequest request, TrialReport report) {
    return request.strict() && !report.isTrusted()
        ? Optional.of(new NotAcceptable("`strict`: " + report.conclusion()))
        : Optional.empty();
  }
}
