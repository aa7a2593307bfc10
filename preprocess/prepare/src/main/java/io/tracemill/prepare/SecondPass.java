package io.tracemill.prepare;

import io.tracemill.json.text.Reason;
import io.tracemill.prepare.baseline.CopiedTestSet;
import io.tracemill.prepare.baseline.Coverage;
import io.tracemill.prepare.census.TraceCensus;
import io.tracemill.prepare.flow.Drop;
import io.tracemill.prepare.flow.Receiver;
import io.tracemill.prepare.flow.Tally;
import io.tracemill.prepare.split.SplitReason;
import io.tracemill.prepare.table.Fate;
import io.tracemill.prepare.table.TraceTable;
import io.tracemill.trace.Item;
import io.tracemill.trace.Origin;
import io.tracemill.trace.Trace;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The second pass: reads the lines of the chosen traces again and writes what was decided about
 * them.
 */
final class SecondPass {
  private final TraceFile file;
  private final Destinations to;
  private final Tally traces = new Tally();
  private final Tally leftOver = new Tally();

  SecondPass(TraceFile file, Destinations to) {
    this.file = file;
    this.to = to;
  }

  /**
   * Where traces go.
   *
   * @param leftOver takes those that are in no split
   * @param remains whether it takes those too that are dropped for a reason
   * @param examples is told what is looked at, and which traces are dropped
   */
  record Destinations(
      SplitWriter train,
      SplitWriter test,
      Receiver<Item> leftOver,
      Predicate<Reason> remains,
      Receiver<Drop> dropped,
      DroppedExamples examples) {}

  void run(Survey survey, Decision decision) throws IOException {
    traces.add(survey.unreadable());
    TraceTable table = survey.table();
    try (LinesAgain lines = LinesAgain.of(file, table)) {
      int end;
      for (int first = 0; first < table.size(); first = end) {
        end = lines.end(first);
        boolean known = end == first + 1 && !survey.containers() && file.name().isPresent();
        if (known && isGone(first, decision) && !to.examples().want(first)) {
          String name = file.name().orElseThrow();
          drop(first, new Origin(name, table.get(first, TraceTable.LINE)), decision);
        } else {
          List<Item> items = lines.items(first);
          for (int trace = first; trace < end; trace++) {
            take(trace, items.get(trace - first), decision);
          }
        }
      }
    }
  }

  private boolean isGone(int trace, Decision decision) {
    Optional<Reason> dropped = decision.dropped(trace);
    return dropped.isPresent() && !to.remains().test(dropped.get());
  }

  private void take(int trace, Item item, Decision decision) throws IOException {
    to.examples().begin(trace, item);
    if (decision.dropped(trace).isPresent()) {
      Drop drop = drop(trace, item.origin(), decision);
      to.examples().take(DropStep.TRACES, drop);
      if (!isGone(trace, decision)) {
        to.leftOver().take(item);
      }
    } else {
      traces.keep();
      write(item, decision.fate(trace));
    }
  }

  private Drop drop(int trace, Origin origin, Decision decision) throws IOException {
    Reason reason = decision.dropped(trace).orElseThrow();
    Drop drop = new Drop(reason, origin, origin.path(), decision.explain(trace, reason));
    to.dropped().take(drop);
    if (reason instanceof SplitReason) { // every screen kept it
      traces.keep();
      leftOver.drop(reason);
    } else {
      traces.drop(reason);
    }
    return drop;
  }

  private void write(Item item, Fate fate) throws IOException {
    if (fate == Fate.UNSTRUCTURED) {
      leftOver.keep();
      to.leftOver().take(item);
    } else if (item instanceof Trace trace && fate == Fate.TRAIN) {
      to.train().take(trace);
    } else if (item instanceof Trace trace && fate == Fate.TEST) {
      to.test().take(trace);
    } else {
      throw new IllegalStateException(item.origin() + " was decided to be " + fate);
    }
  }

  /**
   * What else there is to be told.
   *
   * @param given the rows of a given test set
   * @param coverage of the test set
   * @param census of all traces
   */
  record Beside(CopiedTestSet given, Coverage coverage, TraceCensus census) {}

  /** What became of all. */
  Prepared prepared(Survey survey, Decision decision, Beside beside) {
    CopiedTestSet given = beside.given();
    PreparedSplit tested = to.test().counts(decision.replacements(Fate.TEST));
    tested.rows().add(given.rows());
    return new Prepared(
        survey.lines(),
        traces,
        decision.largestGroup(),
        to.train().counts(decision.replacements(Fate.TRAIN)),
        tested,
        given.ruleBreaks(),
        leftOver,
        beside.coverage(),
        beside.census(),
        decision.scores());
  }
}
