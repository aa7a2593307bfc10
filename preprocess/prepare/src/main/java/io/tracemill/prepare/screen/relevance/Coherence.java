package io.tracemill.prepare.screen.relevance;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * What speaks against a trace's holding together, each point as much as it takes off the 5.
 *
 * <p>Points are such that, of recorded conversations (baseline), 99 in 100 stay above 2; that of
 * shuffled ones 97 in 100 get 1; and that one with half of its answers swapped (noisy) gets 3 or 4,
 * and less only where results and calls no longer meet. Only words of thanks and of breaking off
 * are those of a language; all else is order.
 */
final class Coherence {
  /** With another cut answer in ten, enough to fall from 5 below the default threshold. */
  private static final double LAST = 2.2;

  /**
   * Arguments out of nowhere that are usual for each call, such as a city that "here" stands for:
   * in the baseline one trace in ten has more; of those with another's second half, four in ten.
   * Weak evidence, as many applications translate what is said into words of their own.
   */
  private static final double UNGROUNDED = 0.7;

  private final Evidence evidence;
  private final List<Supplier<String>> reasons = new ArrayList<>();
  private double points;

  private Coherence(Evidence evidence) {
    this.evidence = evidence;
  }

  static Coherence of(Evidence evidence, Structure usual) {
    Coherence coherence = new Coherence(evidence);
    coherence.order();
    coherence.results();
    coherence.answers(usual);
    coherence.arguments();
    return coherence;
  }

  /** From {@link Thresholds#LOWEST} to {@link Thresholds#HIGHEST}. */
  int score() {
    double score = StrictMath.rint(Thresholds.HIGHEST - points);
    return (int) Math.max(Thresholds.LOWEST, Math.min(Thresholds.HIGHEST, score));
  }

  List<String> reasons() {
    return reasons.stream().map(Supplier::get).toList();
  }

  /**
   * Shuffled conversations have the same speaker in a third of the pairs (mixing: 0.35 in the mean,
   * 0.15 in the lowest tenth), recorded ones in none.
   */
  private void order() {
    int same = evidence.count(Count.SAME_ROLE);
    against(
        Math.min(3, 10 * (share(same, Count.PAIRS) - 0.05)),
        () -> "the same speaker follows itself in " + of(same, Count.PAIRS) + " turns");
    against(evidence.is(Flag.STARTS_WITH_ASSISTANT) ? 0.5 : 0, () -> "starts with the assistant");
    int farewells = evidence.count(Count.EARLY_FAREWELLS);
    against(Math.min(2, farewells), () -> "thanks or takes leave in the first third");
  }

  private void results() {
    int stray = evidence.count(Count.STRAY_RESULTS);
    against(Math.min(2, stray), () -> plural(stray, "tool result") + " without a call of its own");
    int unanswered = evidence.count(Count.UNANSWERED_CALLS);
    against(
        1.5 * share(unanswered, Count.CALLS),
        () -> of(unanswered, Count.CALLS) + " calls are not followed by their result");
    int errors = evidence.count(Count.ERRORS);
    against(Math.min(1, 0.5 * errors), () -> plural(errors, "tool result") + " with an error");
  }

  private void answers(Structure usual) {
    answers(4, 0, Count.EMPTY_ANSWERS, "empty");
    answers(3, 0, Count.CUT_ANSWERS, "cut off");
    if (usual.punctuates()) {
      answers(3, 0, Count.UNPUNCTUATED_ANSWERS, "without an end mark");
    }
    ending(usual);
    answers(3, 0, Count.REPEATED_ANSWERS, "repeated word for word");
    answers(2.5, 0.2, Count.UNRELATED_ANSWERS, "unrelated to what was said before");
  }

  /** The last answer is the one that is learned from, whatever stands before it. */
  private void ending(Structure usual) {
    if (evidence.is(Flag.ENDS_CUT)) {
      against(LAST, () -> "the last answer is cut off");
    } else if (evidence.is(Flag.ENDS_UNPUNCTUATED) && usual.punctuates()) {
      against(LAST, () -> "the last answer has no end mark");
    }
  }

  private void answers(double weight, double usual, Count count, String what) {
    int n = evidence.count(count);
    against(
        weight * (share(n, Count.ANSWERS) - usual),
        () -> of(n, Count.ANSWERS) + " answers " + what);
  }

  /** Calls of known tools with arguments that they do not take. */
  private void arguments() {
    int known = evidence.count(Count.KNOWN_ARGUMENTS);
    int bad = known - evidence.count(Count.FITTING_ARGUMENTS);
    against(
        2 * share(Math.max(0, bad), Count.ARGUMENTS),
        () -> of(bad, Count.ARGUMENTS) + " arguments do not fit the tool that is called");
    int missing = evidence.count(Count.MISSING_ARGUMENTS);
    if (known > 0) {
      against(Math.min(1, 0.25 * missing), () -> plural(missing, "required argument") + " missing");
    }
    int ungrounded = evidence.count(Count.UNGROUNDED_ARGUMENTS);
    against(
        Math.min(0.3, share(ungrounded, Count.CALLS) - UNGROUNDED),
        () -> of(ungrounded, Count.ARGUMENTS) + " arguments hold words that nobody said before");
  }

  private void against(double weight, Supplier<String> reason) {
    if (weight > 0) {
      points += weight;
      reasons.add(reason);
    }
  }

  private double share(int part, Count whole) {
    return part / (double) Math.max(1, evidence.count(whole));
  }

  private String of(int part, Count whole) {
    return part + " of " + evidence.count(whole);
  }

  private static String plural(int n, String what) {
    return n + " " + what + (n == 1 ? "" : "s");
  }
}
