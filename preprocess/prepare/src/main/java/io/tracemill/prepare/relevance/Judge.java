package io.tracemill.prepare.relevance;

import io.tracemill.trace.JobDescription;
import java.util.ArrayList;
import java.util.List;

/** Decides what a trace's evidence means, once all traces were seen. */
public final class Judge {
  /** How much calls and labels say where there are any; words say the rest. */
  private static final double STRUCTURE = 0.6;

  static double KEEP = -0.4;

  private final Thresholds thresholds;
  private final Corpus corpus;

  /** Judges by {@code thresholds}, against {@code corpus}, which is of the same job. */
  public Judge(JobDescription job, Thresholds thresholds, Corpus corpus) {
    this.thresholds = thresholds;
    this.corpus = corpus;
  }

  /** What becomes of a trace. */
  public Judgement judge(Evidence evidence) {
    double structure = corpus.structure(evidence);
    double words = corpus.words(evidence);
    double score = score(structure, words);
    int relevance = relevance(score);
    Coherence coherence = Coherence.of(evidence, corpus);
    List<String> reasons = new ArrayList<>();
    reasons.addAll(coherence.reasons());
    boolean keep =
        relevance >= thresholds.minRelevance() && coherence.score() >= thresholds.minCoherence();
    return new Judgement(score, relevance, coherence.score(), keep, List.copyOf(reasons));
  }

  private double score(double structure, double words) {
    double weight = STRUCTURE * Math.min(1, Math.abs(structure) / Signals.CLEAR);
    return weight * structure + (1 - weight) * words;
  }

  private static int relevance(double score) {
    if (score >= KEEP) {
      return score >= 0.5 ? 5 : 4;
    }
    return score >= -0.55 ? 3 : score >= -0.75 ? 2 : 1;
  }
}
