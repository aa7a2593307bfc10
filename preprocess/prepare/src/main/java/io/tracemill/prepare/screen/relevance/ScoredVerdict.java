package io.tracemill.prepare.screen.relevance;

import io.tracemill.prepare.screen.Verdict;

/** What a screen decided that gave traces scores. */
public interface ScoredVerdict extends Verdict {

  /** How many traces that nothing was decided about before have which score. */
  ScoreCounts scores();
}
