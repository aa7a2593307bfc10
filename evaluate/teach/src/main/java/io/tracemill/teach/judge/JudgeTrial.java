package io.tracemill.teach.judge;

import io.tracemill.ask.Prompt;
import io.tracemill.score.Prediction;
import io.tracemill.score.agreement.Proportion;
import io.tracemill.score.metric.Score;
import io.tracemill.score.metric.Scored;
import io.tracemill.teach.Asking;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Tries whether a judge is to be trusted: asks it what it should know the answer to. */
public final class JudgeTrial {
  private final Judge judge;
  private final Asking asking;
  private final List<JudgeMode> modes;
  private final List<Prediction> rows;
  private final ProbedAnswers answers;

  /**
   * A trial.
   *
   * @param rows are kept: some, not all of a file
   * @param seed of the order of words where they are shuffled
   */
  public JudgeTrial(
      Judge judge, Asking asking, List<JudgeMode> modes, List<Prediction> rows, long seed) {
    this.judge = judge;
    this.asking = asking;
    this.modes = List.copyOf(modes);
    this.rows = List.copyOf(rows);
    this.answers = new ProbedAnswers(rows, seed);
  }

  /** A row that is shown to the judge in some way. */
  private record Shown(Prediction row, JudgeMode mode, Showing showing) {}

  /**
   * Asks all that the judge was not asked before.
   *
   * @throws IOException if the judge can be asked no more
   */
  public void ask() throws IOException {
    asking.expect(judge.teacher(), all().count());
    Iterator<Prompt> prompts =
        all().map(shown -> judge.prompt(shown.row(), shown.mode(), shown.showing())).iterator();
    asking.ask(judge.teacher(), prompts);
  }

  private Stream<Shown> all() {
    return modes.stream()
        .flatMap(
            mode ->
                IntStream.range(0, rows.size())
                    .boxed()
                    .flatMap(
                        row ->
                            Stream.concat(
                                Stream.of(new Shown(rows.get(row), mode, Showing.USUAL)),
                                Stream.of(Probe.values())
                                    .flatMap(probe -> shown(row, mode, probe).stream()))));
  }

  private Optional<Shown> shown(int row, JudgeMode mode, Probe probe) {
    return probe.fits(mode)
        ? answers.of(row, probe).map(made -> new Shown(made, mode, probe.showing()))
        : Optional.empty();
  }

  /** What came of each probe that could be asked. */
  public List<ProbedJudge> results() throws IOException {
    List<ProbedJudge> results = new ArrayList<>();
    for (JudgeMode mode : modes) {
      for (Probe probe : Probe.values()) {
        ProbedJudge result = result(mode, probe);
        if (result.rows() > 0) {
          results.add(result);
        }
      }
    }
    return List.copyOf(results);
  }

  private ProbedJudge result(JudgeMode mode, Probe probe) throws IOException {
    int scored = 0;
    int right = 0;
    int notScored = 0;
    for (int row = 0; row < rows.size(); row++) {
      Optional<Shown> shown = shown(row, mode, probe);
      if (shown.isEmpty()) {
        continue;
      }
      Score usual =
          probe.compares() ? verdict(new Shown(rows.get(row), mode, Showing.USUAL)) : new Scored(0);
      if (usual instanceof Scored before && verdict(shown.get()) instanceof Scored now) {
        scored++;
        right += probe.holds(before, now) ? 1 : 0;
      } else {
        notScored++;
      }
    }
    Optional<Proportion> share =
        scored == 0 ? Optional.empty() : Optional.of(new Proportion(right, scored));
    return new ProbedJudge(mode, probe, share, notScored);
  }

  private Score verdict(Shown shown) throws IOException {
    return judge.verdict(asking, shown.row(), shown.mode(), shown.showing());
  }
}
