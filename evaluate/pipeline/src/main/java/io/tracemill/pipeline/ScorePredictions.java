package io.tracemill.pipeline;

import io.tracemill.json.lines.Input;
import io.tracemill.pipeline.files.Destination;
import io.tracemill.pipeline.rows.RowColumns;
import io.tracemill.pipeline.rows.RowFile;
import io.tracemill.pipeline.settings.Document;
import io.tracemill.pipeline.settings.JobDescriptionReader;
import io.tracemill.pipeline.settings.Problems;
import io.tracemill.score.PredictionsReader;
import io.tracemill.score.TaskGuess;
import io.tracemill.trace.JobDescription;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/** Scores predictions against right answers. */
public final class ScorePredictions {
  private final OutputStream caller;
  private final Watch watch;

  /**
   * A use case.
   *
   * @param caller takes rows that are to go to no file; not closed
   */
  public ScorePredictions(OutputStream caller, Progress progress) {
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
    request.check(problems);
    watch.go(problems);
    try (Destination rows = Destination.open(request.out(), caller)) {
      PredictionsRun.Outcome outcome = score(request, new PredictionsRun(request, job, rows.out()));
      DamagedInputs.check(outcome.damages(), outcome.summary().rows());
      outcome.shown().forEach(watch::warn);
      checkAny(request.predictions(), outcome);
      rows.complete();
      tell(outcome);
      return new ScoreResult(
          outcome.summary(), outcome.guess(), outcome.bad(), failure(request, outcome));
    }
  }

  private PredictionsRun.Outcome score(ScoreRequest request, PredictionsRun run)
      throws IOException {
    Input input = request.predictions();
    try (PredictionsReader reader =
        new PredictionsReader(RowFile.open(input, RowColumns.PREDICTIONS))) {
      return run.run(reader, watch::check);
    }
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
