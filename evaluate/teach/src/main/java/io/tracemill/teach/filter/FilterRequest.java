package io.tracemill.teach.filter;

import io.tracemill.ask.Outcome;
import io.tracemill.ask.Prompt;
import io.tracemill.prepare.screen.relevance.Ratings;
import java.util.List;

/**
 * A request for the scores of some traces.
 *
 * @param rows of the table, ascending
 * @param ids what the traces are called in the prompt, in the same order
 */
record FilterRequest(List<Integer> rows, List<String> ids, Prompt prompt) {

  /** Copies the lists. */
  FilterRequest {
    rows = List.copyOf(rows);
    ids = List.copyOf(ids);
  }

  /** Notes in {@code ratings} what {@code outcome} says of each trace. */
  void read(Outcome outcome, Ratings ratings) {
    ScoreReading scores = ScoreReading.of(outcome, ids);
    for (int i = 0; i < rows.size(); i++) {
      int row = rows.get(i);
      String id = ids.get(i);
      scores.rating(id).ifPresent(rating -> ratings.rate(row, rating));
      scores.open(id).ifPresent(why -> ratings.leaveOpen(row, why));
    }
  }
}
