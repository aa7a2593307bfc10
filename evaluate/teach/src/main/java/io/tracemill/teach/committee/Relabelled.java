package io.tracemill.teach.committee;

import java.util.List;
import java.util.Optional;

/**
 * How the answer of an example came about.
 *
 * @param candidates what was proposed: the recorded answer first, if it takes part, then one of
 *     each member, in their order
 * @param chosen the place of the chosen one; empty where the recorded answer stays for want of
 *     another
 * @param arbiter the places of what the arbiter chose, once for each order, empty where that cannot
 *     be read; none where it was not asked
 */
record Relabelled(
    ChosenBy by,
    List<Candidate> candidates,
    Optional<Integer> chosen,
    List<Optional<Integer>> arbiter) {

  Relabelled {
    candidates = List.copyOf(candidates);
    arbiter = List.copyOf(arbiter);
  }

  /** One that nobody decided about: the recorded answer stays. */
  static Relabelled undecided(
      ChosenBy by, List<Candidate> candidates, List<Optional<Integer>> arbiter) {
    return new Relabelled(by, candidates, Optional.empty(), arbiter);
  }

  /**
   * The answer in place of the recorded one, a message as JSON; empty where the recorded one stays,
   * because nothing else was chosen or what was chosen means the same, unless it had to be put
   * right.
   */
  Optional<String> replacement() {
    if (chosen.isEmpty() || isRecorded(meaning(chosen.get()))) {
      return Optional.empty();
    }
    return Optional.of(valid(chosen.get()).message());
  }

  private boolean isRecorded(String meaning) {
    return candidates.stream()
        .anyMatch(
            candidate ->
                candidate instanceof Candidate.Valid valid
                    && valid.from().equals(Candidate.ORIGINAL)
                    && valid.repairs().isEmpty()
                    && valid.meaning().equals(meaning));
  }

  private Candidate.Valid valid(int place) {
    return (Candidate.Valid) candidates.get(place);
  }

  private String meaning(int place) {
    return valid(place).meaning();
  }
}
