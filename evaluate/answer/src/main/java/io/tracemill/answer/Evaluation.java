package io.tracemill.answer;

import io.tracemill.answer.prompt.TestRow;
import io.tracemill.ask.Generator;
import io.tracemill.ask.LabelRequest;
import io.tracemill.ask.LabelScorer;
import io.tracemill.ask.Request;
import io.tracemill.ask.journal.Journal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Has a model answer a test set: rows to prompts, prompts to answers, answers to predictions.
 *
 * <p>What is in the journal is not asked again, and what is answered is there before it is handed
 * out. A row that goes wrong is a prediction without text and with its problem. Rows are handed out
 * in the order of the test set, whatever order they are finished in.
 */
public final class Evaluation {
  private final EvaluationSettings settings;
  private final List<TestRow> rows;

  /** An evaluation of {@code rows}, whose indices are the rows of requests. */
  public Evaluation(EvaluationSettings settings, List<TestRow> rows) {
    this.settings = settings;
    this.rows = List.copyOf(rows);
  }

  /**
   * Has {@code generator} write the answers.
   *
   * @throws IOException of the model, the journal or the listener; what is finished is in the
   *     journal
   */
  public EvaluationResult generate(
      Generator generator, Journal journal, EvaluationListener listener) throws IOException {
    require(settings.labelling() == Labelling.GENERATE);
    return run(
        journal,
        listener,
        round ->
            generator.generate(
                round.requests(
                    asked -> new Request(asked.row(), asked.prompt(), settings.decoding())),
                round::take));
  }

  /**
   * Has {@code scorer} choose the answers among the labels.
   *
   * @throws IOException as the other one
   */
  public EvaluationResult scoreLabels(
      LabelScorer scorer, Journal journal, EvaluationListener listener) throws IOException {
    require(settings.labelling() == Labelling.SCORE);
    return run(
        journal,
        listener,
        round ->
            scorer.score(
                round.requests(
                    asked -> new LabelRequest(asked.row(), asked.prompt(), settings.labels())),
                round::take));
  }

  /** What a model does with a round. */
  private interface Answering {
    void answer(Round round) throws IOException;
  }

  private EvaluationResult run(Journal journal, EvaluationListener listener, Answering model)
      throws IOException {
    Round round = new Round(settings, rows, journal, listener);
    try {
      model.answer(round);
      return round.result();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void require(boolean fits) {
    if (!fits) {
      throw new IllegalStateException("the settings want the other way of labelling");
    }
  }
}
