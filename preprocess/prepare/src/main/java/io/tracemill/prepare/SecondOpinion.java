package io.tracemill.prepare;

import io.tracemill.json.text.Reason;
import io.tracemill.prepare.screen.duplicates.Originals;
import io.tracemill.prepare.screen.relevance.Rating;
import io.tracemill.prepare.screen.relevance.Ratings;
import java.util.Optional;

/** What somebody else says of surveyed traces, who was asked about each conversation once. */
record SecondOpinion(Ratings ratings, Originals originals) {

  /** The rating of {@code row}, if it has one. */
  Optional<Rating> of(int row) {
    return ratings.of(originals.original(row));
  }

  /** Why {@code row} has no rating, if it was asked about. */
  Optional<Reason> open(int row) {
    return ratings.open(originals.original(row));
  }
}
