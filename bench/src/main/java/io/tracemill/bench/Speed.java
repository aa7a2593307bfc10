package io.tracemill.bench;

import java.util.Locale;

/**
 * How fast something is, in operations a microsecond.
 *
 * @param wall by the clock on the wall
 * @param processor by processor time
 */
record Speed(double wall, double processor) {

  double by(Claim.Clock clock) {
    return clock == Claim.Clock.WALL ? wall : processor;
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%7.1f MB/s (%.1f by wall clock)", processor, wall);
  }
}
