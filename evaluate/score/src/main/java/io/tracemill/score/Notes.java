package io.tracemill.score;

import io.tracemill.dialect.Thought;
import io.tracemill.score.metric.Pair;
import io.tracemill.trace.Contradictions;
import io.tracemill.trace.Label;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gathers what is to be said of rows, whatever they are scored by. */
final class Notes {
  private final TextHash hash = new TextHash();
  private final Contradictions contradictions = new Contradictions();
  private final Constant answers = new Constant();
  private final Constant predictions = new Constant();
  private final Constant toolsMeant = new Constant();
  private final Constant toolsCalled = new Constant();
  private int rows;
  private int emptyAnswers;
  private int emptyPredictions;
  private int thoughts;
  private int unreadCalls;

  /** Whether something is the same in all rows. */
  private static final class Constant {
    private Optional<String> first = Optional.empty();
    private boolean same = true;

    void add(String value) {
      if (first.isEmpty()) {
        first = Optional.of(value);
      }
      same &= value.equals(first.get());
    }

    /** The value of all rows, if there are two or more. */
    Optional<String> of(int rows) {
      return rows > 1 && same ? first : Optional.empty();
    }
  }

  /**
   * Takes a row.
   *
   * @param meaning what its right answer means, however it is written
   */
  void add(String question, Pair pair, String meaning) {
    String prediction = pair.prediction();
    rows++;
    emptyAnswers += Label.isBlank(pair.answer()) ? 1 : 0;
    emptyPredictions += Label.isBlank(prediction) ? 1 : 0;
    thoughts += Thought.split(prediction, false).state() == Thought.State.NONE ? 0 : 1;
    answers.add(meaning);
    predictions.add(prediction);
    contradictions.add(hash.of(question), hash.of(meaning));
  }

  /** Takes the tools that are called in a row that was added. */
  void addTools(List<String> meant, List<String> called) {
    toolsMeant.add(String.join(", ", meant));
    toolsCalled.add(String.join(", ", called));
  }

  /** Takes it that a call of a row that was added is cut, broken or written in another way. */
  void addUnreadCall() {
    unreadCalls++;
  }

  /**
   * What is to be said.
   *
   * @param tools how many there are to choose from
   */
  List<Note> list(int tools) {
    List<Note> notes = new ArrayList<>();
    add(notes, "empty predictions", emptyPredictions);
    add(notes, "rows whose right answer is empty", emptyAnswers);
    add(
        notes,
        "predictions with thoughts, which are text to all but the metrics of calls",
        thoughts);
    add(notes, "predictions with a call that is cut off or cannot be read here", unreadCalls);
    add(
        notes,
        "rows that contradict another: the same prompt, a different right answer",
        (int) contradictions.contradicted());
    constants(notes, tools);
    if (rows == 1) {
      add(notes, "a single row, of which no interval can be told", rows);
    }
    return notes;
  }

  private void constants(List<Note> notes, int tools) {
    if (answers.of(rows).isPresent()) {
      add(notes, "rows with one and the same right answer", rows);
    } else if (predictions.of(rows).isPresent() && emptyPredictions == 0) {
      add(notes, "rows with one and the same prediction", rows);
    } else if (tools != 1 && toolsMeant.of(rows).isPresent()) {
      add(notes, "rows whose right answer calls one and the same tool", rows);
    } else if (toolsCalled.of(rows).isPresent() && toolsMeant.of(rows).isEmpty()) {
      add(notes, "rows whose prediction calls one and the same tool", rows);
    }
  }

  private void add(List<Note> notes, String words, int count) {
    if (count > 0) {
      notes.add(new Note(words, count, rows));
    }
  }
}
