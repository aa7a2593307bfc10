package io.tracemill.prepare.screen.relevance;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * What all traces together tell about each: which words go with the job description.
 *
 * <p>Traces that the job description clearly supports (by their calls, their labels, or, where
 * there are neither, by the words they share with it) are one group, those that it clearly does not
 * are the other. The groups' further words then decide about traces of which the job description
 * says little: the co-training of Blum and Mitchell (1998), with words of the job description and
 * other words as the two views. The bulk of the traces never decides by being the bulk.
 */
final class Corpus {
  /**
   * Described traces use words of the job description this many times as often as the others, or
   * there are no topics.
   */
  private static final double APART = 1.6;

  /** Odds, as logarithm, that make a score of 0.76; chosen so that words with 1 to 8 make 0.4. */
  private static final double SCALE = 5;

  /** Odds, as logarithm, from which the job description's words alone seed a group. */
  private static final double SEED = 0.5;

  /** Odds, as logarithm, from which all words together put a trace into a group. */
  private static final double GROUP = 1;

  private final Structure structure;
  private final DescribedRates rates;
  private final Optional<WordOdds> topics;

  private Corpus(Structure structure, DescribedRates rates, Optional<WordOdds> topics) {
    this.structure = structure;
    this.rates = rates;
    this.topics = topics;
  }

  /** Traces that can be gone through again. */
  interface Traces {
    /** Goes through all of them: by one pass, or by several that are merged. */
    <P extends EvidencePass<P>> P count(Supplier<P> pass);
  }

  /**
   * Goes through {@code all} up to four times; their order does not matter.
   *
   * @param hasTools whether the job description names tools
   */
  static Corpus of(boolean hasTools, Traces all) {
    Structure structure = all.count(Structure.Counts::new).structure(hasTools);
    DescribedRates rates = all.count(() -> new DescribedCounts(structure)).fit();
    if (rates.ratio() < APART || rates.smaller() < 1) {
      return new Corpus(structure, rates, Optional.empty());
    }
    WordOdds seeds = all.count(() -> new WordOdds(trace -> seeded(structure, rates, trace)));
    WordOdds topics =
        all.count(() -> new WordOdds(trace -> refined(structure, rates, seeds, trace)));
    return new Corpus(structure, rates, Optional.of(topics));
  }

  private static Side seeded(Structure structure, DescribedRates rates, Evidence trace) {
    Side side = structure.side(trace);
    return side == Side.NEITHER ? side(rates.odds(trace), SEED) : side;
  }

  private static Side refined(
      Structure structure, DescribedRates rates, WordOdds seeds, Evidence trace) {
    Side side = structure.side(trace);
    return side == Side.NEITHER ? side(rates.odds(trace) + seeds.of(trace), GROUP) : side;
  }

  private static Side side(double odds, double clear) {
    return odds >= clear ? Side.FOR : odds <= -clear ? Side.AGAINST : Side.NEITHER;
  }

  /** What calls and labels say. */
  Structure structure() {
    return structure;
  }

  /** Whether the traces are of different topics, and the job description tells them apart. */
  boolean hasTopics() {
    return topics.isPresent();
  }

  /** What all words say, from -1 to 1. */
  double words(Evidence evidence) {
    if (topics.isEmpty()) {
      return 0;
    }
    double odds = rates.prior() + rates.odds(evidence) + topics.get().of(evidence);
    return StrictMath.tanh(odds / SCALE);
  }
}
