package io.tracemill.prepare.learn;

import io.tracemill.prepare.learn.LearnedJob.LabelCount;
import io.tracemill.trace.Label;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether answers are a few repeated labels.
 *
 * @param classes the texts that many answers are, the most frequent first; labels that differ in
 *     case or white space alone are one, written as most often
 * @param isClassification whether nearly all answers are one of them
 * @param ground what says so
 * @param doubts what a person should look at
 */
record LabelLesson(
    List<LabelCount> classes, boolean isClassification, String ground, List<String> doubts) {
  /** What fewer answers than one in so many say is no class. */
  private static final int RARE = 500;

  /** ... and what fewer say, where there are many. */
  private static final int FEWEST = 3;

  private static final int MANY = 100;

  private static final int MOST_CLASSES = 150;

  /** The share of the answers that are classes; the rest may be what is irrelevant. */
  private static final double MOSTLY = 0.7;

  /** Answers for each class, at least. */
  private static final int EACH = 3;

  private static final int SHOWN = 5;

  static LabelLesson of(JobCensus census) {
    TextCounts labels = census.labels();
    long answers = census.amounts().answered();
    Map<String, LabelCount> merged = new LinkedHashMap<>();
    for (TextCounts.Entry entry : labels.byCount()) {
      merged.merge(
          Label.folded(entry.text()),
          new LabelCount(entry.text(), entry.count()),
          (one, other) -> new LabelCount(one.label(), one.answers() + other.answers()));
    }
    List<LabelCount> classes = new ArrayList<>();
    List<LabelCount> rare = new ArrayList<>();
    merged.values().forEach(one -> (isClass(one, answers) ? classes : rare).add(one));
    classes.sort(
        Comparator.comparingLong(LabelCount::answers).reversed().thenComparing(LabelCount::label));
    long covered = classes.stream().mapToLong(LabelCount::answers).sum();
    boolean few =
        classes.size() > 1
            && classes.size() <= MOST_CLASSES
            && classes.size() * (long) EACH <= covered;
    boolean is = few && covered >= MOSTLY * answers && !labels.more();
    String ground =
        covered
            + " of "
            + answers
            + " last answers are one of "
            + classes.size()
            + " short texts that were there several times";
    return new LabelLesson(List.copyOf(classes), is, ground, doubts(rare, answers - covered));
  }

  private static boolean isClass(LabelCount one, long answers) {
    long least = answers < MANY ? 2 : FEWEST;
    return one.answers() >= least && one.answers() * RARE >= answers;
  }

  private static List<String> doubts(List<LabelCount> rare, long others) {
    List<String> doubts = new ArrayList<>();
    if (others > 0) {
      StringBuilder some = new StringBuilder();
      rare.stream()
          .limit(SHOWN)
          .forEach(one -> some.append(some.isEmpty() ? ", such as " : ", ").append(one.label()));
      doubts.add(others + " answers are no class and make no row" + some);
    }
    return doubts;
  }
}
