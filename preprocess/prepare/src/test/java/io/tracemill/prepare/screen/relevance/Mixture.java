package io.tracemill.prepare.screen.relevance;

import io.tracemill.prepare.screen.TracesAgain;
import io.tracemill.prepare.table.Fates;
import io.tracemill.prepare.table.TraceTable;
import io.tracemill.trace.JobDescription;
import io.tracemill.trace.Task;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Traces of which it is known whether they should be kept. */
final class Mixture {
  /** The numbers are enough. */
  private static final TracesAgain NOTHING_AGAIN =
      rows -> {
        throw new AssertionError("expected no trace to be read again");
      };

  private final JobDescription job;
  private final Task task;
  private final List<String> lines = new ArrayList<>();
  private final List<Boolean> good = new ArrayList<>();

  Mixture(JobDescription job, Task task) {
    this.job = job;
    this.task = task;
  }

  void add(String line, boolean isGood) {
    lines.add(line);
    good.add(isGood);
  }

  /** Adds {@code size} good traces. */
  Mixture with(ConversationShape shape, Domain domain, int size, Random random) {
    for (int i = 0; i < size; i++) {
      add(ConversationShape.line(shape.messages(domain, random)), true);
    }
    return this;
  }

  /** Adds {@code size} traces of any domain but {@code not}. */
  Mixture without(ConversationShape shape, Domain not, int size, Random random) {
    Domain[] all = Domain.values();
    for (int i = 0; i < size; i++) {
      Domain domain = all[(not.ordinal() + 1 + random.nextInt(all.length - 1)) % all.length];
      add(ConversationShape.line(shape.messages(domain, random)), false);
    }
    return this;
  }

  /** What became of a mixture. */
  record Outcome(double precision, double recall, double auc, List<Judgement> judgements) {
    @Override
    public String toString() {
      return "precision " + round(precision) + " recall " + round(recall) + " AUC " + round(auc);
    }

    private static BigDecimal round(double value) {
      return BigDecimal.valueOf(value).setScale(3, RoundingMode.HALF_UP);
    }
  }

  List<Judgement> judge(Thresholds thresholds) {
    RelevanceScreen screen = RelevanceScreen.of(job, task, thresholds);
    TraceTable table = Surveyed.table(screen, lines);
    RelevanceVerdict verdict = screen.decide(table, new Fates(table.size()), NOTHING_AGAIN);
    return IntStream.range(0, table.size()).mapToObj(verdict::judge).toList();
  }

  /** What each trace shows. */
  List<Evidence> evidence() {
    RelevanceScreen screen = RelevanceScreen.of(job, task, Thresholds.DEFAULT);
    TraceTable table = Surveyed.table(screen, lines);
    return IntStream.range(0, size()).mapToObj(i -> Evidence.of(table).apply(i)).toList();
  }

  boolean isGood(int i) {
    return good.get(i);
  }

  int size() {
    return lines.size();
  }

  /** The same traces in another order, which is the one they are judged in. */
  Mixture shuffled(long seed) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, size()).boxed().toList());
    Collections.shuffle(order, new Random(seed));
    Mixture shuffled = new Mixture(job, task);
    order.forEach(i -> shuffled.add(lines.get(i), good.get(i)));
    return shuffled;
  }

  Outcome outcome(Thresholds thresholds) {
    List<Judgement> judgements = judge(thresholds);
    int kept = 0;
    int hits = 0;
    int wanted = 0;
    for (int i = 0; i < judgements.size(); i++) {
      kept += judgements.get(i).keep() ? 1 : 0;
      wanted += good.get(i) ? 1 : 0;
      hits += judgements.get(i).keep() && good.get(i) ? 1 : 0;
    }
    double precision = kept == 0 ? 1 : hits / (double) kept;
    return new Outcome(precision, hits / (double) Math.max(1, wanted), auc(judgements), judgements);
  }

  /** How often a good trace scores higher than one that is not. */
  private double auc(List<Judgement> judgements) {
    double higher = 0;
    double pairs = 0;
    for (int i = 0; i < judgements.size(); i++) {
      for (int j = 0; j < judgements.size(); j++) {
        if (good.get(i) && !good.get(j)) {
          int order = Double.compare(judgements.get(i).score(), judgements.get(j).score());
          higher += order > 0 ? 1 : order == 0 ? 0.5 : 0;
          pairs++;
        }
      }
    }
    return pairs == 0 ? 1 : higher / pairs;
  }
}
