package io.tracemill.prepare.screen.relevance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracemill.json.text.Reason;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class RatingsTest {
  private static final long SEED = 17;
  private static final int TRACES = 2_000;

  private enum Why implements Reason {
    CUT,
    REFUSED,
    SILENT
  }

  /** Against a map that says the same. */
  @Test
  void keepWhatWasSaidLast() {
    Random random = new Random(SEED);
    Ratings ratings = new Ratings(TRACES);
    Map<Integer, Rating> rated = new HashMap<>();
    Map<Integer, Reason> open = new HashMap<>();
    for (int i = 0; i < 3 * TRACES; i++) {
      int trace = random.nextInt(TRACES);
      rated.remove(trace);
      open.remove(trace);
      if (random.nextInt(4) > 0) {
        Rating rating = new Rating(1 + random.nextInt(5), 1 + random.nextInt(5));
        rated.put(trace, rating);
        ratings.rate(trace, rating);
      } else {
        Why why = Why.values()[random.nextInt(3)];
        open.put(trace, why);
        ratings.leaveOpen(trace, why);
      }
    }
    for (int trace = 0; trace < TRACES; trace++) {
      assertThat(ratings.of(trace)).isEqualTo(Optional.ofNullable(rated.get(trace)));
      assertThat(ratings.open(trace)).isEqualTo(Optional.ofNullable(open.get(trace)));
    }
    assertThat(ratings.rated()).isEqualTo(rated.size());
    assertThat(ratings.openTraces().stream().boxed())
        .containsExactlyInAnyOrderElementsOf(open.keySet());
    assertThat(ratings.open().values().stream().mapToInt(Integer::intValue).sum())
        .isEqualTo(open.size());
    assertThat(ratings.size()).isEqualTo(TRACES);
  }

  @Test
  void everyRatingHasItsPlace() {
    Ratings ratings = new Ratings(1);
    for (int relevance = 1; relevance <= 5; relevance++) {
      for (int coherence = 1; coherence <= 5; coherence++) {
        Rating rating = new Rating(relevance, coherence);
        ratings.rate(0, rating);
        assertThat(ratings.of(0)).contains(rating);
        assertThat(ratings.open(0)).isEmpty();
      }
    }
  }

  @Test
  void whatIsNotOnTheScaleIsNoRating() {
    assertThatThrownBy(() -> new Rating(0, 5))
        .hasMessage("expected scores from 1 to 5 but found 0 and 5");
    assertThatThrownBy(() -> new Rating(5, 6)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theGreaterDifferenceCounts() {
    assertThat(new Rating(5, 5).difference(new Rating(4, 5))).isEqualTo(1);
    assertThat(new Rating(1, 5).difference(new Rating(4, 5))).isEqualTo(3);
    assertThat(new Rating(4, 1).difference(new Rating(5, 3))).isEqualTo(2);
    assertThat(new Rating(3, 3).difference(new Rating(3, 3))).isZero();
  }

  @Test
  void belowAThresholdIsDropped() {
    Thresholds thresholds = new Thresholds(4, 3);
    assertThat(thresholds.dropped(4, 3)).isEmpty();
    assertThat(thresholds.dropped(3, 5)).contains(RelevanceReason.IRRELEVANT);
    assertThat(thresholds.dropped(5, 2)).contains(RelevanceReason.INCOHERENT);
    assertThat(thresholds.dropped(1, 1)).contains(RelevanceReason.IRRELEVANT);
  }
}
