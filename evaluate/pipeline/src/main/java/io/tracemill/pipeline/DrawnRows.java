package io.tracemill.pipeline;

import io.tracemill.score.Prediction;
import io.tracemill.score.agreement.SplitMix;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

/** Draws some rows of a file, each with the same chance, in one pass and bounded memory. */
final class DrawnRows {
  private DrawnRows() {}

  /** At most {@code limit} of {@code rows}, in their order (J. Vitter 1985, algorithm R). */
  static List<Prediction> of(Iterator<Prediction> rows, int limit, long seed) {
    SplitMix random = new SplitMix(seed);
    List<Prediction> drawn = new ArrayList<>();
    for (int seen = 1; rows.hasNext(); seen++) {
      Prediction row = rows.next();
      if (drawn.size() < limit) {
        drawn.add(row);
        continue;
      }
      int place = random.below(seen);
      if (place < limit) {
        drawn.set(place, row);
      }
    }
    drawn.sort(Comparator.comparingLong(row -> row.origin().line()));
    return List.copyOf(drawn);
  }
}
