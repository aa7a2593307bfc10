package io.tracemill.teach.judge;

import io.tracemill.ask.Prompt;
import io.tracemill.score.Prediction;
import io.tracemill.score.metric.Score;
import io.tracemill.teach.Asking;
import java.io.IOException;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * Predictions with the verdicts of a judge: first all rows are asked about, one by one as there is
 * room for them, then each has its verdicts, which {@link io.tracemill.score.Scoring} takes as
 * given. Rows are not kept.
 */
public final class JudgedPredictions {
  private final Judge judge;
  private final Asking asking;
  private final List<JudgeMode> modes;

  /** Judges in each of {@code modes}. */
  public JudgedPredictions(Judge judge, Asking asking, List<JudgeMode> modes) {
    this.judge = judge;
    this.asking = asking;
    this.modes = List.copyOf(modes);
  }

  /**
   * Asks about all rows that the judge was not asked about before.
   *
   * @param rows may be those of {@code PredictionsReader.rows}
   * @throws IOException if the judge can be asked no more
   */
  public void ask(Iterator<Prediction> rows) throws IOException {
    asking.ask(judge.teacher(), new Prompts(rows));
  }

  /** Says that so many rows are asked about next, for whoever shows progress. */
  public void expect(long rows) {
    asking.expect(judge.teacher(), rows * modes.size());
  }

  /** What the judge said of a row, by metric. */
  public Map<String, Score> given(Prediction row) throws IOException {
    Map<String, Score> given = new LinkedHashMap<>();
    for (JudgeMode mode : modes) {
      given.put(mode.metric(), judge.verdict(asking, row, mode, Showing.USUAL));
    }
    return Collections.unmodifiableMap(given);
  }

  /** A prompt for each row and mode. */
  private final class Prompts implements Iterator<Prompt> {
    private final Iterator<Prediction> rows;
    private Optional<Prediction> row = Optional.empty();
    private int mode;

    Prompts(Iterator<Prediction> rows) {
      this.rows = rows;
    }

    @Override
    public boolean hasNext() {
      return !modes.isEmpty() && (row.isPresent() || rows.hasNext());
    }

    @Override
    public Prompt next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      Prediction now = row.orElseGet(rows::next);
      Prompt prompt = judge.prompt(now, modes.get(mode), Showing.USUAL);
      mode = (mode + 1) % modes.size();
      row = mode == 0 ? Optional.empty() : Optional.of(now);
      return prompt;
    }
  }
}
