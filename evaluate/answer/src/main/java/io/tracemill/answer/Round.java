package io.tracemill.answer;

import io.tracemill.answer.prompt.PromptWriter;
import io.tracemill.answer.prompt.TestRow;
import io.tracemill.answer.reading.AnswerCounts;
import io.tracemill.ask.Outcome;
import io.tracemill.ask.Prompt;
import io.tracemill.ask.journal.Journal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;

/** One pass over the rows: what is asked for, what came back, what can be handed out. */
final class Round {
  private final List<TestRow> rows;
  private final PromptWriter prompts;
  private final RowReading reading;
  private final Journal journal;
  private final EvaluationListener listener;
  private final Map<Long, Prompt> asked = new HashMap<>();
  private final Map<Long, Outcome> waiting = new HashMap<>();
  private int next;
  private long handedOut;
  private int unanswered;
  private String lastReason = "";
  private EvaluationProgress progress;
  private EvaluationResult result;

  Round(
      EvaluationSettings settings,
      List<TestRow> rows,
      Journal journal,
      EvaluationListener listener) {
    this.rows = rows;
    this.prompts = new PromptWriter(settings.prompts());
    this.reading = new RowReading(settings);
    this.journal = journal;
    this.listener = listener;
    this.progress = new EvaluationProgress(rows.size(), 0, 0, 0, 0);
    this.result = new EvaluationResult(progress, AnswerCounts.NONE, 0, 0, 0, 0);
  }

  /** A row and its prompt. */
  record Asked(long row, Prompt prompt) {}

  /** The rows that are still to be answered, made to requests as they are asked for. */
  <T> Iterator<T> requests(Function<Asked, T> request) {
    return new Iterator<>() {
      private Optional<Asked> ready = Optional.empty();

      @Override
      public boolean hasNext() {
        if (ready.isEmpty()) {
          ready = unanswered();
        }
        return ready.isPresent();
      }

      @Override
      public T next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        Asked now = ready.orElseThrow();
        ready = Optional.empty();
        asked.put(now.row(), now.prompt());
        return request.apply(now);
      }
    };
  }

  /** The next row that the journal does not have; the others are finished with. */
  private Optional<Asked> unanswered() {
    while (next < rows.size()) {
      long row = next++;
      Prompt prompt = prompts.prompt(rows.get((int) row));
      Optional<Outcome> known = journal.find(row, prompt);
      if (known.isEmpty()) {
        return Optional.of(new Asked(row, prompt));
      }
      progress = progress.withResumed();
      finish(known.get());
    }
    return Optional.empty();
  }

  /** Takes an outcome. */
  void take(Outcome outcome) {
    Prompt prompt = asked.remove(outcome.row());
    if (prompt == null) {
      throw new IllegalStateException("row " + outcome.row() + " was not asked, or answered twice");
    }
    if (outcome instanceof Outcome.Unanswered none) {
      unanswered++;
      lastReason = none.reason();
    } else {
      note(prompt, outcome);
    }
    progress = counted(outcome);
    finish(outcome);
  }

  private void note(Prompt prompt, Outcome outcome) {
    try {
      journal.add(prompt, outcome);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private EvaluationProgress counted(Outcome outcome) {
    if (outcome instanceof Outcome.Answered answered) {
      return progress.withFinished(answered.promptTokens(), answered.newTokens());
    }
    return progress.withFinished(
        outcome instanceof Outcome.Labelled labelled ? labelled.promptTokens() : 0, 0);
  }

  private void finish(Outcome outcome) {
    waiting.put(outcome.row(), outcome);
    for (Outcome ready = waiting.remove(handedOut);
        ready != null;
        ready = waiting.remove(handedOut)) {
      EvaluatedRow row = reading.read(rows.get((int) handedOut), ready);
      handedOut++;
      result = result.plus(row);
      try {
        listener.row(row);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    listener.progress(progress);
  }

  /**
   * The result, once every row has an outcome.
   *
   * @throws IOException if some got no answer, though another time they may
   */
  EvaluationResult result() throws IOException {
    if (unanswered > 0) {
      throw new IOException(
          "no answer to "
              + unanswered
              + " of "
              + rows.size()
              + " rows, to the last because "
              + lastReason
              + "; the others are kept, and the same command asks only these");
    }
    if (handedOut != rows.size()) {
      throw new IllegalStateException(
          "the model left out " + (rows.size() - handedOut) + " of " + rows.size() + " rows");
    }
    return result.with(progress);
  }
}
