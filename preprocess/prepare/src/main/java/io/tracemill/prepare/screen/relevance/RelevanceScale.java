package io.tracemill.prepare.screen.relevance;

import io.tracemill.prepare.flow.DropReason;
import io.tracemill.trace.JobDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides what a trace's evidence means, once all traces were seen. May be used by several threads.
 *
 * <p>Where nothing speaks for or against a trace its relevance is 4: evidence that is not there
 * leaves nothing out.
 */
public final class RelevanceScale {
  /**
   * How much clear calls and labels say where there are any; words say the rest, so that calls of
   * renamed tools are kept only in a conversation that is clearly about the job, and answers that
   * are no class never.
   */
  private static final double STRUCTURE = 0.7;

  /**
   * Scores from which relevance is 5, 4, 3 and 2. Words with odds of 1 to 8 against a trace score
   * -0.4; in synthetic mixtures of five topics fewer than 1 in 100 conversations about the job fell
   * below it, and more than 9 in 10 of the others.
   */
  private static final double[] LEVELS = {0.5, -0.4, -0.55, -0.75};

  /** From here on it is worth saying what the words say. */
  static final double CLEAR_WORDS = 0.4;

  private final Thresholds thresholds;
  private final Corpus corpus;
  private final RelevanceReasons reasons;

  /** Judges by {@code thresholds}, against {@code corpus}, which is of the same job. */
  public RelevanceScale(JobDescription job, Thresholds thresholds, Corpus corpus) {
    this.thresholds = thresholds;
    this.corpus = corpus;
    this.reasons = new RelevanceReasons(JobVocabulary.of(job), corpus);
  }

  /** What becomes of a trace that shows {@code evidence}. */
  public Judgement judge(Evidence evidence) {
    double score = score(evidence);
    int relevance = relevance(score);
    Coherence coherence = Coherence.of(evidence, corpus);
    boolean keep = keeps(relevance, coherence.score());
    boolean incoherent = !keep && relevance >= thresholds.minRelevance();
    List<String> topic = reasons.of(evidence);
    List<String> all = new ArrayList<>(incoherent ? coherence.reasons() : topic);
    all.addAll(incoherent ? topic : coherence.reasons());
    return new Judgement(score, relevance, coherence.score(), keep, List.copyOf(all));
  }

  /** Why a trace that shows {@code evidence} is left out, if it is, without the details. */
  public Optional<DropReason> dropped(Evidence evidence) {
    if (relevance(score(evidence)) < thresholds.minRelevance()) {
      return Optional.of(DropReason.IRRELEVANT);
    }
    boolean coherent = Coherence.of(evidence, corpus).score() >= thresholds.minCoherence();
    return coherent ? Optional.empty() : Optional.of(DropReason.INCOHERENT);
  }

  private boolean keeps(int relevance, int coherence) {
    return relevance >= thresholds.minRelevance() && coherence >= thresholds.minCoherence();
  }

  private double score(Evidence evidence) {
    double structure = corpus.structure(evidence);
    double weight = STRUCTURE * Math.min(1, Math.abs(structure) / Signals.CLEAR);
    return weight * structure + (1 - weight) * corpus.words(evidence);
  }

  private static int relevance(double score) {
    int level = 5;
    for (double least : LEVELS) {
      if (score >= least) {
        return level;
      }
      level--;
    }
    return level;
  }
}
