package io.tracemill.answer;

import io.tracemill.ask.Ending;
import io.tracemill.ask.Generator;
import io.tracemill.ask.Outcome;
import io.tracemill.ask.Request;
import io.tracemill.json.DataException;
import io.tracemill.score.PredictionsReader;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Consumer;

/**
 * Gives the answers of a predictions file again, row by row.
 *
 * <p>It counts no tokens. A row that was not recorded fails; a question that is asked several times
 * gets its recorded answers in their order.
 */
public final class RecordedGenerator implements Generator {
  private final Map<Long, String> answers;

  private RecordedGenerator(Map<Long, String> answers) {
    this.answers = Map.copyOf(answers);
  }

  /**
   * The recorded answers to {@code questions}, which are the rows 0, 1, and so on.
   *
   * @throws DataException if a line of the file is no prediction
   */
  public static RecordedGenerator read(PredictionsReader file, List<String> questions)
      throws IOException {
    Map<String, Queue<String>> byQuestion = new HashMap<>();
    file.forEach(
        row ->
            byQuestion
                .computeIfAbsent(row.question(), question -> new ArrayDeque<>())
                .add(row.prediction()),
        bad -> {
          throw bad;
        });
    Map<Long, String> answers = new HashMap<>();
    for (int row = 0; row < questions.size(); row++) {
      Queue<String> recorded = byQuestion.getOrDefault(questions.get(row), new ArrayDeque<>());
      if (!recorded.isEmpty()) {
        answers.put((long) row, recorded.remove());
      }
    }
    return new RecordedGenerator(answers);
  }

  /** The answers to the rows 0, 1, and so on. */
  public static RecordedGenerator of(List<String> answers) {
    Map<Long, String> byRow = new HashMap<>();
    for (int row = 0; row < answers.size(); row++) {
      byRow.put((long) row, answers.get(row));
    }
    return new RecordedGenerator(byRow);
  }

  @Override
  public void generate(Iterator<Request> requests, Consumer<Outcome> finished) {
    while (requests.hasNext()) {
      long row = requests.next().row();
      String text = answers.get(row);
      finished.accept(
          text == null
              ? new Outcome.Failed(row, "no answer was recorded")
              : new Outcome.Answered(row, text, 0, 0, Ending.END_TOKEN, false));
    }
  }
}
