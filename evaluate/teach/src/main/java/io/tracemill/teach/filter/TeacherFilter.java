package io.tracemill.teach.filter;

import io.tracemill.prepare.screen.Measurer;
import io.tracemill.prepare.screen.Screen;
import io.tracemill.prepare.screen.TracesAgain;
import io.tracemill.prepare.screen.relevance.Rater;
import io.tracemill.prepare.screen.relevance.Rating;
import io.tracemill.prepare.screen.relevance.Ratings;
import io.tracemill.prepare.screen.relevance.ScoreCounts;
import io.tracemill.prepare.screen.relevance.ScoredVerdict;
import io.tracemill.prepare.screen.relevance.Thresholds;
import io.tracemill.prepare.table.Fates;
import io.tracemill.prepare.table.TableColumn;
import io.tracemill.prepare.table.TraceTable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Drops traces that a teacher finds irrelevant or incoherent. A trace that has no scores stays:
 * nothing is lost without a reason.
 */
public final class TeacherFilter implements Screen {
  private final Rater rater;
  private final Thresholds thresholds;
  private final Consumer<Ratings> told;

  /**
   * Lets those pass that {@code rater} gives at least {@code thresholds}.
   *
   * @param told hears of all ratings before anything is dropped
   */
  public TeacherFilter(Rater rater, Thresholds thresholds, Consumer<Ratings> told) {
    this.rater = rater;
    this.thresholds = thresholds;
    this.told = told;
  }

  @Override
  public List<TableColumn> columns() {
    return List.of();
  }

  @Override
  public Measurer measurer() {
    return (trace, row) -> {};
  }

  @Override
  public Rated decide(TraceTable table, Fates fates, TracesAgain again) throws IOException {
    Ratings ratings = rater.rate(table, fates, again);
    told.accept(ratings);
    ScoreCounts scores = new ScoreCounts();
    for (int trace = 0; trace < ratings.size(); trace++) {
      Optional<Rating> rating = ratings.of(trace);
      if (rating.isPresent()) {
        scores.add(rating.get());
        drop(trace, rating.get(), fates);
      }
    }
    return new Rated(rater.name(), ratings, scores);
  }

  private void drop(int trace, Rating rating, Fates fates) {
    thresholds
        .dropped(rating.relevance(), rating.coherence())
        .ifPresent(reason -> fates.drop(trace, reason));
  }

  /** What a teacher decided; whether it did, of a trace, its ratings tell. */
  record Rated(String teacher, Ratings ratings, ScoreCounts scores) implements ScoredVerdict {

    @Override
    public String explain(int trace) {
      Rating rating = ratings.of(trace).orElseThrow();
      return "relevance "
          + rating.relevance()
          + ", coherence "
          + rating.coherence()
          + ": scores of "
          + teacher;
    }
  }
}
