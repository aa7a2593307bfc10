package io.tracemill.score;

import io.tracemill.score.metric.Call;
import io.tracemill.score.metric.CallReader;
import io.tracemill.score.metric.MessageText;
import io.tracemill.trace.DataVersion;
import io.tracemill.trace.Task;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Guesses what task a predictions file is of, from its right answers.
 *
 * <p>Tool calls if more than half of the answers are some; classification if the answers are
 * labels: at most {@value #MAX_LABELS} different ones, short, of one line, each there twice on
 * average; a text otherwise. A person can overrule it.
 */
public final class TaskGuess {
  private static final int MAX_LABELS = 100;
  private static final int MAX_LABEL_LENGTH = 64;

  private final CallReader reader = new CallReader(List.of());
  private final Set<String> labels = new HashSet<>();
  private int rows;
  private int calls;
  private boolean labelsOnly = true;

  /** Looks at a row. */
  public void take(Prediction row) {
    boolean messages = row.version() == DataVersion.V1;
    String answer = messages ? MessageText.of(row.answer()) : row.answer();
    rows++;
    boolean called =
        reader.read(row.answer()).all().stream().anyMatch(c -> c.flatMap(Call::name).isPresent());
    calls += called ? 1 : 0;
    if (answer.isBlank() || answer.length() > MAX_LABEL_LENGTH || answer.indexOf('\n') >= 0) {
      labelsOnly = false;
    }
    if (labels.size() <= MAX_LABELS) {
      labels.add(answer);
    }
  }

  /** The task, and the sentence that says why. */
  public Guess guess() {
    if (calls * 2 > rows) {
      return new Guess(
          Task.TOOL_CALLING_CLOSED_BOOK, calls + " of " + rows + " answers are tool calls");
    }
    if (rows > 0 && labelsOnly && labels.size() <= MAX_LABELS && labels.size() * 2 <= rows) {
      return new Guess(
          Task.CLASSIFICATION, rows + " answers are " + labels.size() + " short labels");
    }
    return new Guess(
        Task.QUESTION_ANSWERING, "the answers are neither tool calls nor a few short labels");
  }

  /**
   * A task and why.
   *
   * @param reason for people, such as {@code 78 of 78 answers are tool calls}
   */
  public record Guess(Task task, String reason) {}
}
