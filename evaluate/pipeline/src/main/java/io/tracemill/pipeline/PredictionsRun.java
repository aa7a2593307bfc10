package io.tracemill.pipeline;

import io.tracemill.json.lines.Damage;
import io.tracemill.pipeline.rows.RowProblems;
import io.tracemill.score.Prediction;
import io.tracemill.score.PredictionsReader;
import io.tracemill.score.Scoring;
import io.tracemill.score.Summary;
import io.tracemill.score.TaskGuess;
import io.tracemill.trace.JobDescription;
import io.tracemill.trace.Task;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;

/**
 * Scores a predictions file in one pass and hands each row on with its scores.
 *
 * <p>Where the task is not known it is guessed from the first {@value #GUESSED_FROM} rows, which
 * are held until then. Used once.
 */
final class PredictionsRun {
  /** From how many rows a task is guessed. */
  static final int GUESSED_FROM = 1000;

  private final ScoreRequest request;
  private final Optional<JobDescription> job;
  private final GivenScores given;
  private final OutputStream rewritten;
  private final TaskGuess guess = new TaskGuess();
  private final Queue<Prediction> held = new ArrayDeque<>();
  private final RowProblems problems = new RowProblems();
  private Optional<TaskGuess.Guess> guessed = Optional.empty();
  private Optional<PredictionScores> scorer = Optional.empty();

  /**
   * A run.
   *
   * @param job what arguments default to and which classes there are
   * @param given scores that are known
   * @param rewritten takes the rows with their scores
   */
  PredictionsRun(
      ScoreRequest request,
      Optional<JobDescription> job,
      GivenScores given,
      OutputStream rewritten) {
    this.request = request;
    this.job = job;
    this.given = given;
    this.rewritten = rewritten;
  }

  /** Scores all rows of {@code reader}; {@code watch} is run before each. */
  Outcome run(PredictionsReader reader, Runnable watch) throws IOException {
    try {
      reader.forEach(
          row -> {
            watch.run();
            try {
              take(row);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          },
          problems::add);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    Summary summary = release().summary();
    return new Outcome(
        summary, guessed, problems.count(), problems.shown(), reader.damage().stream().toList());
  }

  private void take(Prediction row) throws IOException {
    if (scorer.isPresent()) {
      scorer.get().take(row);
      return;
    }
    guess.take(row);
    held.add(row);
    if (request.task().isPresent() || held.size() == GUESSED_FROM) {
      release();
    }
  }

  /** Decides the task if that is still to be done, and scores the rows that waited for it. */
  private PredictionScores release() throws IOException {
    PredictionScores chosen = scorer.orElseGet(this::choose);
    scorer = Optional.of(chosen);
    for (Prediction row = held.poll(); row != null; row = held.poll()) {
      chosen.take(row);
    }
    return chosen;
  }

  private PredictionScores choose() {
    if (request.task().isEmpty()) {
      guessed = Optional.of(guess.guess());
    }
    Task task = request.task().or(() -> guessed.map(TaskGuess.Guess::task)).orElseThrow();
    Scoring scoring =
        new Scoring(
            task,
            job.map(JobDescription::tools).orElse(List.of()),
            job.map(description -> description.classes().keySet()).orElse(Set.of()),
            request.metricsOf(task));
    return new PredictionScores(scoring, given, rewritten);
  }

  /**
   * What came out.
   *
   * @param guess empty where the task was given
   * @param bad how many lines are no rows
   * @param shown what is wrong with them, the first kinds
   * @param damages of the file, if only a part of it could be read
   */
  record Outcome(
      Summary summary,
      Optional<TaskGuess.Guess> guess,
      long bad,
      List<String> shown,
      List<Damage> damages) {

    /** Copies the messages. */
    Outcome {
      shown = List.copyOf(shown);
      damages = List.copyOf(damages);
    }
  }
}
