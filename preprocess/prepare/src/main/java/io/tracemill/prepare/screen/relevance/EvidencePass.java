package io.tracemill.prepare.screen.relevance;

/**
 * What is counted while the evidence of all traces is gone through once: sums of whole numbers, so
 * that the order of the traces does not matter, and parts of them may be counted apart.
 *
 * @param <P> the pass itself
 */
interface EvidencePass<P> {

  /** Counts a trace. */
  void add(Evidence evidence);

  /** Adds what was counted of other traces. */
  void merge(P other);
}
