package io.tracemill.score;

import io.tracemill.score.metric.Call;
import io.tracemill.score.metric.CallReader;
import io.tracemill.score.metric.Calls;
import io.tracemill.score.metric.Pair;
import io.tracemill.trace.DataVersion;
import io.tracemill.trace.Task;
import java.util.List;

/**
 * What an answer is called in a confusion matrix: its class, or the names of the tools that it
 * calls. Not for use by several threads.
 */
public final class RowLabels {
  /** An answer, or a tool, that no row of the matrix has. */
  public static final String OUTSIDE = "(other)";

  static final String NO_CALL = "(no call)";
  private static final String UNREADABLE = "(unreadable)";

  /** What may stand for calls that are none of the tools. */
  static final List<String> OTHERS = List.of(OUTSIDE, NO_CALL, UNREADABLE);

  private final Task task;
  private final CallReader reader;

  /** Labels of the rows of {@code task}. */
  public RowLabels(Task task) {
    this(task, new CallReader(List.of()));
  }

  RowLabels(Task task, CallReader reader) {
    this.task = task;
    this.reader = reader;
  }

  /** An answer and a prediction, ready to be compared. */
  Pair pair(Prediction row) {
    return pair(row.version(), row.answer(), row.prediction());
  }

  private Pair pair(DataVersion version, String answer, String prediction) {
    Pair.Encoding encoding =
        version == DataVersion.V1 ? Pair.Encoding.MESSAGES : Pair.Encoding.TEXT;
    return new Pair(answer, prediction, encoding, reader);
  }

  /** Those of the right answer; none where answers are texts. */
  List<String> right(Pair pair) {
    if (task == Task.CLASSIFICATION) {
      return List.of(pair.answer());
    }
    return task.callsTools() ? toolNames(pair.answer(), pair.answerCalls()) : List.of();
  }

  /** Those of the prediction; none where answers are texts. */
  List<String> said(Pair pair) {
    if (task == Task.CLASSIFICATION) {
      return List.of(pair.prediction());
    }
    return task.callsTools() ? toolNames(pair.prediction(), pair.predictionCalls()) : List.of();
  }

  /** Those of an answer; none where answers are texts. */
  public List<String> of(DataVersion version, String answer) {
    return right(pair(version, answer, ""));
  }

  private static List<String> toolNames(String text, Calls calls) {
    if (text.isBlank() || calls.all().isEmpty()) {
      return List.of(NO_CALL);
    }
    return calls.all().stream().map(call -> call.flatMap(Call::name).orElse(UNREADABLE)).toList();
  }
}
