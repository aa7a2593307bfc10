package io.tracemill.pipeline;

import io.tracemill.json.lines.Input;
import io.tracemill.pipeline.files.Destination;
import io.tracemill.pipeline.files.Spools;
import io.tracemill.pipeline.model.Models;
import io.tracemill.pipeline.rows.RowColumns;
import io.tracemill.pipeline.rows.RowFile;
import io.tracemill.pipeline.settings.Document;
import io.tracemill.pipeline.settings.JobDescriptionReader;
import io.tracemill.pipeline.settings.Problems;
import io.tracemill.pipeline.settings.TeachersFile;
import io.tracemill.score.PredictionsReader;
import io.tracemill.score.TaskGuess;
import io.tracemill.teach.judge.JudgeMode;
import io.tracemill.teach.judge.JudgedPredictions;
import io.tracemill.trace.JobDescription;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Scores predictions against right answers. */
public final class ScorePredictions {
  private final Models models;
  private final OutputStream caller;
  private final Watch watch;

  /**
   * A use case.
   *
   * @param models of which one may be the judge
   * @param caller takes rows that are to go to no file; not closed
   */
  public ScorePredictions(Models models, OutputStream caller, Progress progress) {
    this.models = models;
    this.caller = caller;
    this.watch = new Watch(progress);
  }

  /**
   * Scores; nothing is written where no row could be scored.
   *
   * @throws io.tracemill.pipeline.settings.RequestException if the request cannot be carried out
   * @throws NotAcceptable if there is no row
   */
  public ScoreResult run(ScoreRequest request) throws IOException {
    Problems problems = new Problems();
    Optional<JobDescription> job =
        request
            .job()
            .flatMap(file -> Document.read(file, problems))
            .flatMap(found -> JobDescriptionReader.read(found, Optional.empty(), problems));
    Optional<TeachersFile> teachers =
        request.judge().flatMap(judge -> judge.check(request.known(), problems));
    request.check(problems);
    watch.go(problems);
    return teachers.isPresent()
        ? judged(request, new OpenJudge.Source(models, teachers.get(), job))
        : run(request, job, GivenScores.NONE, Optional::empty);
  }

  /** Asks the judge about all rows first. */
  private ScoreResult judged(ScoreRequest request, OpenJudge.Source source) throws IOException {
    JudgeRequest by = request.judge().orElseThrow();
    try (Spools spools = new Spools();
        OpenJudge judge = OpenJudge.open(by, source, request.predictions(), watch)) {
      ScoreRequest copied = request.of(spools.of(request.predictions()));
      Optional<HumanLabels> human =
          by.human().isPresent()
              ? Optional.of(HumanLabels.read(by.human().get()))
              : Optional.empty();
      PredictionsSurvey survey = PredictionsSurvey.of(copied, watch);
      List<JudgeMode> modes = modes(copied, survey);
      JudgedPredictions judged = new JudgedPredictions(judge.judge(), judge.asking(), modes);
      judge.expect((long) survey.rows() * modes.size());
      try (PredictionsReader rows = open(copied.predictions())) {
        judged.ask(rows.rows(bad -> {}));
      }
      judge.asked();
      JudgedRows given = new JudgedRows(judged, modes, human);
      return run(copied, source.job(), given, given::report);
    }
  }

  private List<JudgeMode> modes(ScoreRequest request, PredictionsSurvey survey) {
    List<JudgeMode> modes = survey.modes(request);
    if (modes.isEmpty()) {
      watch.warn(
          "warning: no metric of the task "
              + survey.task(request).key()
              + " is a judge's; `metrics` names one: llm-as-a-judge");
    }
    return modes;
  }

  private ScoreResult run(
      ScoreRequest request,
      Optional<JobDescription> job,
      GivenScores given,
      Supplier<Optional<HumanReport>> people)
      throws IOException {
    try (Destination rows = Destination.open(request.out(), caller)) {
      PredictionsRun.Outcome outcome =
          score(request, new PredictionsRun(request, job, given, rows.out()));
      DamagedInputs.check(outcome.damages(), outcome.summary().rows());
      outcome.shown().forEach(watch::warn);
      checkAny(request.predictions(), outcome);
      rows.complete();
      tell(outcome);
      Optional<HumanReport> human = people.get();
      human.ifPresent(report -> report.doubts().forEach(doubt -> watch.warn("labels: " + doubt)));
      return new ScoreResult(
          outcome.summary(), outcome.guess(), outcome.bad(), human, failure(request, outcome));
    }
  }

  private PredictionsRun.Outcome score(ScoreRequest request, PredictionsRun run)
      throws IOException {
    try (PredictionsReader reader = open(request.predictions())) {
      return run.run(reader, watch::check);
    }
  }

  private static PredictionsReader open(Input input) throws IOException {
    return new PredictionsReader(RowFile.open(input, RowColumns.PREDICTIONS));
  }

  private static void checkAny(Input input, PredictionsRun.Outcome outcome) {
    if (outcome.summary().rows() == 0) {
      throw new NotAcceptable(
          input.name()
              + ": expected rows of predictions but found none"
              + (outcome.bad() == 0 ? "" : " among " + outcome.bad() + " lines"));
    }
  }

  private void tell(PredictionsRun.Outcome outcome) {
    if (outcome.bad() > 0) {
      watch.warn(outcome.bad() + " lines could not be scored");
    }
    if (outcome.guess().isPresent()) {
      TaskGuess.Guess guess = outcome.guess().get();
      watch.note("task: " + guess.task().key() + " (" + guess.reason() + "); `task` says another");
    }
  }

  private static Optional<Exception> failure(ScoreRequest request, PredictionsRun.Outcome outcome) {
    Optional<Exception> damaged = DamagedInputs.failure(outcome.damages());
    if (damaged.isPresent()) {
      return damaged;
    }
    return request.strict() && outcome.bad() > 0
        ? Optional.of(
            new NotAcceptable("`strict`: " + outcome.bad() + " lines could not be scored"))
        : Optional.empty();
  }
}
