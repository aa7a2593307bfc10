package io.tracemill.prepare.screen.relevance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides what a trace's evidence means, once all traces were seen. May be used by several threads.
 *
 * <p>Where nothing speaks for or against a trace its relevance is 4: evidence that is not there
 * leaves nothing out.
 */
final class RelevanceScale {
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
  RelevanceScale(Thresholds thresholds, Corpus corpus, JobVocabulary vocabulary) {
    this.thresholds = thresholds;
    this.corpus = corpus;
    this.reasons = new RelevanceReasons(vocabulary, corpus);
  }

  /** What becomes of a trace that shows {@code evidence}. */
  Judgement judge(Evidence evidence) {
    double score = score(evidence);
    int relevance = relevance(score);
    Coherence coherence = Coherence.of(evidence, corpus.structure());
    Optional<RelevanceReason> dropped = thresholds.dropped(relevance, coherence.score());
    boolean incoherent = dropped.equals(Optional.of(RelevanceReason.INCOHERENT));
    List<String> topic = reasons.of(evidence);
    List<String> all = new ArrayList<>(incoherent ? coherence.reasons() : topic);
    all.addAll(incoherent ? topic : coherence.reasons());
    return new Judgement(score, relevance, coherence.score(), dropped, List.copyOf(all));
  }

  /** The scores of a trace that shows {@code evidence}, without the details. */
  Rating rating(Evidence evidence) {
    int coherence = Coherence.of(evidence, corpus.structure()).score();
    return new Rating(relevance(score(evidence)), coherence);
  }

  private double score(Evidence evidence) {
    double structure = corpus.structure().of(evidence);
    double weight = STRUCTURE * Math.min(1, Math.abs(structure) / Signals.CLEAR);
    return weight * structure + (1 - weight) * corpus.words(evidence);
  }

  private static int relevance(double score) {
    int level = Thresholds.HIGHEST;
    for (double least : LEVELS) {
      if (score >= least) {
        return level;
      }
      level--;
    }
    return level;
  }
}
