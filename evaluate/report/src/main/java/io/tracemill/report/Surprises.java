package io.tracemill.report;

import io.tracemill.json.text.CutText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What a person would want to know before training on what a run made; at most three things. */
final class Surprises {
  /** A class of fewer rows is hardly learnt. */
  private static final int FEW_ROWS = 5;

  /** Fewer calls in the traces say nothing of how many rows there ought to be. */
  private static final int SOME_CALLS = 10;

  private static final int NAMED = 5;

  private final String word;
  private final List<NameShare> shares;

  private Surprises(String word, List<NameShare> shares) {
    this.word = word;
    this.shares = shares;
  }

  /** The worst first; none where rows are texts. */
  static List<String> of(NameShares.Both shares) {
    return shares.tools().isEmpty()
        ? new Surprises("label", shares.labels()).all()
        : new Surprises("tool", shares.tools()).all();
  }

  private List<String> all() {
    List<String> all = new ArrayList<>();
    untested().ifPresent(all::add);
    mostLost().ifPresent(all::add);
    nearlyEmpty().ifPresent(all::add);
    return all;
  }

  private Optional<String> untested() {
    List<NameShare> untested = named(share -> share.test() == 0 && share.train() > 0);
    boolean noTest = shares.stream().allMatch(share -> share.test() == 0);
    return noTest || untested.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "no test row has the " + plural(untested) + ", so the test says nothing of it");
  }

  /** The one whose rows are the furthest below its share of the traces, and under half of it. */
  private Optional<String> mostLost() {
    List<NameShare> all = named(share -> true);
    long rows = all.stream().mapToLong(NameShare::rows).sum();
    long traces = all.stream().mapToLong(share -> share.traces().orElse(0)).sum();
    return named(share -> share.traces().orElse(0) >= SOME_CALLS).stream()
        .filter(share -> share.rows() * 2 * traces < share.traces().orElse(0) * rows)
        .max(
            Comparator.comparingLong(
                share -> share.traces().orElse(0) * rows - share.rows() * traces))
        .map(
            share ->
                "the "
                    + word
                    + " "
                    + share.name()
                    + " is lost: "
                    + share.traces().orElse(0)
                    + " times in the traces, "
                    + share.rows()
                    + " in the rows, where its share would be "
                    + share.traces().orElse(0) * rows / traces);
  }

  private Optional<String> nearlyEmpty() {
    List<NameShare> few = named(share -> share.train() < FEW_ROWS && share.rows() > 0);
    return few.isEmpty()
        ? Optional.empty()
        : Optional.of("hardly any row to train on has the " + plural(few));
  }

  private List<NameShare> named(Predicate<NameShare> which) {
    return shares.stream().filter(share -> !share.isOther()).filter(which).toList();
  }

  private String plural(List<NameShare> which) {
    String names =
        which.stream()
            .limit(NAMED)
            .map(share -> CutText.of(share.name(), 40) + " (" + share.train() + " to train)")
            .collect(Collectors.joining(", "));
    String more = which.size() > NAMED ? " and " + (which.size() - NAMED) + " more" : "";
    return word + (which.size() > 1 ? "s " : " ") + names + more;
  }
}
