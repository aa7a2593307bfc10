package io.tracemill.prepare.learn;

import io.tracemill.prepare.learn.LearnedJob.LabelCount;
import io.tracemill.trace.Label;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * By what one knows a job that is put into other words: the tools that it calls, or the labels that
 * it answers with.
 */
record Kinship(Set<String> tools, LabelLesson labels) {
  /** The share of the tools that two have of all that either has. */
  private static final double TOOLS = 0.6;

  /** The share of the answers of each that are labels of the other. */
  private static final double LABELS = 0.6;

  /** What fewer calls than one in so many name is no tool of the job. */
  private static final int RARE = 100;

  static Kinship of(JobCensus census) {
    long calls = census.tools().values().stream().mapToLong(CalledTool::calls).sum();
    Set<String> tools =
        census.tools().values().stream()
            .filter(tool -> tool.calls() > 0 && tool.calls() * RARE >= calls)
            .map(CalledTool::name)
            .collect(Collectors.toSet());
    return new Kinship(tools, LabelLesson.of(census));
  }

  /** Whether both are the same job. */
  boolean is(Kinship other) {
    if (tools.isEmpty() != other.tools.isEmpty()) {
      return false;
    } else if (!tools.isEmpty()) {
      Set<String> both = new HashSet<>(tools);
      both.retainAll(other.tools);
      return both.size() >= TOOLS * (tools.size() + other.tools.size() - both.size());
    }
    return labels.isClassification()
        && other.labels.isClassification()
        && within(labels, other.labels)
        && within(other.labels, labels);
  }

  private static boolean within(LabelLesson some, LabelLesson others) {
    Set<String> known =
        others.classes().stream().map(one -> Label.folded(one.label())).collect(Collectors.toSet());
    long all = some.classes().stream().mapToLong(LabelCount::answers).sum();
    long shared =
        some.classes().stream()
            .filter(one -> known.contains(Label.folded(one.label())))
            .mapToLong(LabelCount::answers)
            .sum();
    return shared >= LABELS * all;
  }
}
