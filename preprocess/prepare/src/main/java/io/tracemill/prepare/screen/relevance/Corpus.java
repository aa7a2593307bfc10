package io.tracemill.prepare.screen.relevance;

import io.tracemill.trace.JobDescription;
import java.util.function.Consumer;

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
  /** With fewer traces that have one, labels and calls tell nothing. */
  private static final int FEWEST = 3;

  /**
   * Described traces use words of the job description this many times as often as the others, or
   * there are no topics.
   */
  private static final double APART = 1.6;

  /** The most that words of which the job description knows nothing say, as logarithm of odds. */
  private static final double MOST_OF_WORDS = 4;

  /** Odds, as logarithm, that make a score of 0.76; chosen so that words with 1 to 8 make 0.4. */
  private static final double SCALE = 5;

  /** Odds, as logarithm, from which the job description's words alone seed a group. */
  private static final double SEED = 0.5;

  /** Odds, as logarithm, from which all words together put a trace into a group. */
  private static final double GROUP = 1;

  /**
   * The most answers without an end mark: the baseline has 0.04, mixtures with half of the answers
   * cut 0.4.
   */
  private static final double UNPUNCTUATED = 0.4;

  /** Labels and calls tell when at least one trace in this many has one. */
  private static final int TELLING = 10;

  private final JobVocabulary vocabulary;
  private final boolean hasTools;
  private final DescribedRates rates = new DescribedRates();
  private final WordOdds seeds = new WordOdds();
  private final WordOdds topics = new WordOdds();
  private long traces;
  private long labelled;
  private long calling;
  private long answers;
  private long unpunctuated;

  private Corpus(JobDescription job) {
    vocabulary = JobVocabulary.of(job);
    hasTools = !job.tools().isEmpty();
  }

  /** Traces that can be gone through again. */
  @FunctionalInterface
  public interface Traces {
    /** Hands each trace's evidence to {@code taker}. */
    void forEach(Consumer<Evidence> taker);
  }

  /** Goes through {@code all} up to four times; their order does not matter. */
  public static Corpus of(JobDescription job, Traces all) {
    Corpus corpus = new Corpus(job);
    all.forEach(corpus::survey);
    all.forEach(corpus::rate);
    corpus.rates.fit();
    if (!corpus.hasTopics()) {
      return corpus;
    }
    all.forEach(evidence -> corpus.seeds.add(evidence, corpus.seeded(evidence)));
    all.forEach(evidence -> corpus.topics.add(evidence, corpus.refined(evidence)));
    return corpus;
  }

  private void survey(Evidence evidence) {
    traces++;
    labelled += evidence.count(Count.LABELS) > 0 ? 1 : 0;
    calling += evidence.count(Count.KNOWN_TOOLS) > 0 ? 1 : 0;
    answers += evidence.count(Count.ANSWERS);
    unpunctuated += evidence.count(Count.UNPUNCTUATED_ANSWERS);
  }

  private void rate(Evidence evidence) {
    rates.add(hits(evidence), evidence.count(Count.CONTENT_WORDS), structured(evidence));
  }

  /** How many words of the job description the trace has, by weight. */
  private int hits(Evidence evidence) {
    int hits = 0;
    for (int bit = 0; bit < vocabulary.size(); bit++) {
      hits += evidence.describes(bit) ? vocabulary.word(bit).weight() : 0;
    }
    return hits;
  }

  /** Whether the job description names tools; without, calls tell nothing. */
  boolean hasTools() {
    return hasTools;
  }

  /** What calls and labels say, from -1 to 1; 0 where there are none. */
  double structure(Evidence evidence) {
    double labels = labelsTell() ? Signals.labels(evidence) : Math.max(0, Signals.labels(evidence));
    double calls = hasTools ? calls(evidence) : 0;
    return Math.abs(labels) > Math.abs(calls) ? labels : calls;
  }

  private double calls(Evidence evidence) {
    return callsTell() && evidence.is(Flag.CALLS_NOTHING)
        ? Signals.NO_CALL
        : Signals.calls(evidence);
  }

  /** Whether known tools are called often enough for a trace without a call to tell something. */
  boolean callsTell() {
    return calling * TELLING >= traces && calling >= FEWEST;
  }

  /** Whether answers are classes often enough for one that is none to tell something. */
  boolean labelsTell() {
    return labelled * TELLING >= traces && labelled >= FEWEST;
  }

  private Side structured(Evidence evidence) {
    double structure = structure(evidence);
    if (Math.abs(structure) < Signals.CLEAR) {
      return Side.NEITHER;
    }
    return structure > 0 ? Side.FOR : Side.AGAINST;
  }

  private Side seeded(Evidence evidence) {
    Side side = structured(evidence);
    return side == Side.NEITHER ? side(described(evidence), SEED) : side;
  }

  private Side refined(Evidence evidence) {
    Side side = structured(evidence);
    if (side != Side.NEITHER) {
      return side;
    }
    return side(described(evidence) + clip(seeds.of(evidence, seeded(evidence))), GROUP);
  }

  private static Side side(double odds, double clear) {
    return odds >= clear ? Side.FOR : odds <= -clear ? Side.AGAINST : Side.NEITHER;
  }

  private double described(Evidence evidence) {
    return rates.odds(hits(evidence), evidence.count(Count.CONTENT_WORDS));
  }

  private static double clip(double odds) {
    return Math.max(-MOST_OF_WORDS, Math.min(MOST_OF_WORDS, odds));
  }

  /** Whether the traces are of different topics, and the job description tells them apart. */
  boolean hasTopics() {
    return rates.ratio() >= APART && rates.smaller() >= 1;
  }

  /** What all words say, from -1 to 1. */
  double words(Evidence evidence) {
    if (!hasTopics()) {
      return 0;
    }
    double odds =
        rates.prior() + described(evidence) + clip(topics.of(evidence, refined(evidence)));
    return StrictMath.tanh(odds / SCALE);
  }

  /** Whether answers mostly end with a mark of punctuation, so that one without it was cut. */
  boolean punctuates() {
    return unpunctuated <= answers * UNPUNCTUATED;
  }
}
