package io.tracemill.prepare.relevance;

import io.tracemill.trace.JobDescription;

/**
 * What all traces together tell about each: which words go with the job description.
 *
 * <p>Traces that the job description clearly supports (by their calls, their labels, or, where
 * there are neither, by the words they share with it) are one group, those that it clearly does not
 * are the other. The groups' further words then decide about traces of which the job description
 * says little: the co-training of Blum and Mitchell (1998), with words of the job description and
 * other words as the two views. The bulk of the traces never decides by being the bulk.
 */
public final class Corpus {
  /** With fewer traces in a group nothing is concluded from it. */
  private static final int FEWEST = 3;

  /**
   * Traces of a group use words of the job description this many times as often as the other's, or
   * the groups are no topics.
   */
  private static final double APART = 2;

  /** Labels tell when at least one trace in this many has one. */
  private static final int LABELLED = 10;

  private final Vocabulary vocabulary;
  private final boolean hasTools;
  private final ShareHistogram shares = new ShareHistogram();
  private final WordOdds seeds = new WordOdds();
  private final WordOdds topics = new WordOdds();
  private final ShareHistogram inside = new ShareHistogram();
  private final ShareHistogram outside = new ShareHistogram();
  private long traces;
  private long labelled;
  private long answers;
  private long unpunctuated;

  private Corpus(JobDescription job) {
    vocabulary = Vocabulary.of(job);
    hasTools = !job.tools().isEmpty();
  }

  /** Goes through {@code all} a few times; their order does not matter. */
  public static Corpus of(JobDescription job, Iterable<Evidence> all) {
    Corpus corpus = new Corpus(job);
    all.forEach(corpus::survey);
    all.forEach(corpus::seed);
    all.forEach(corpus::refine);
    all.forEach(corpus::compare);
    return corpus;
  }

  private void survey(Evidence evidence) {
    traces++;
    labelled += evidence.count(Count.LABELS) > 0 ? 1 : 0;
    answers += evidence.count(Count.ANSWERS);
    unpunctuated += evidence.count(Count.UNPUNCTUATED_ANSWERS);
    shares.add(share(evidence));
  }

  private void seed(Evidence evidence) {
    Side side = seeded(evidence);
    if (side != Side.NEITHER) {
      seeds.add(evidence, side == Side.FOR);
    }
  }

  private void refine(Evidence evidence) {
    Side side = refined(evidence);
    if (side != Side.NEITHER) {
      topics.add(evidence, side == Side.FOR);
    }
  }

  private void compare(Evidence evidence) {
    double odds = topics.of(evidence, refined(evidence));
    (odds >= 0 ? inside : outside).add(share(evidence));
  }

  /** The share of its words that are the job description's. */
  double share(Evidence evidence) {
    return Signals.described(evidence, vocabulary);
  }

  /** What calls and labels say, from -1 to 1; 0 where there are none. */
  double structure(Evidence evidence) {
    double labels = labelsTell() ? Signals.labels(evidence) : Math.max(0, Signals.labels(evidence));
    double calls = hasTools ? Signals.calls(evidence) : 0;
    return Math.abs(labels) > Math.abs(calls) ? labels : calls;
  }

  private boolean labelsTell() {
    return labelled * LABELLED >= traces && labelled >= FEWEST;
  }

  private Side seeded(Evidence evidence) {
    double structure = structure(evidence);
    if (Math.abs(structure) >= Signals.CLEAR) {
      return structure > 0 ? Side.FOR : Side.AGAINST;
    }
    double share = share(evidence);
    return share >= shares.upperThird() && share > 0
        ? Side.FOR
        : share <= shares.lowerThird() ? Side.AGAINST : Side.NEITHER;
  }

  private Side refined(Evidence evidence) {
    double structure = structure(evidence);
    if (Math.abs(structure) >= Signals.CLEAR) {
      return structure > 0 ? Side.FOR : Side.AGAINST;
    }
    double odds = seeds.of(evidence, seeded(evidence));
    return odds > 1 ? Side.FOR : odds < -1 ? Side.AGAINST : Side.NEITHER;
  }

  /** Whether the traces are of different topics, and the job description tells them apart. */
  boolean hasTopics() {
    return topics.traces(true) >= FEWEST
        && topics.traces(false) >= FEWEST
        && inside.size() >= FEWEST
        && outside.size() >= FEWEST
        && inside.mean() >= APART * outside.mean();
  }

  /** What all words say, from -1 to 1. */
  double words(Evidence evidence) {
    if (!hasTopics()) {
      return 0;
    }
    double odds = topics.of(evidence, refined(evidence));
    double middle = StrictMath.sqrt((inside.mean() + 0.01) * (outside.mean() + 0.01));
    double described = StrictMath.log((share(evidence) + 0.01) / middle);
    return (StrictMath.tanh(odds / 4) + StrictMath.tanh(described)) / 2;
  }

  /** Whether long answers mostly end with a mark of punctuation. */
  boolean punctuates() {
    return unpunctuated * 2 < answers;
  }

  @Override
  public String toString() {
    return "for " + topics.traces(true) + " against " + topics.traces(false)
        + " shares " + inside.mean() + " " + outside.mean() + " topics " + hasTopics();
  }
}
