package io.tracemill.prepare;

import io.tracemill.json.text.Reason;
import io.tracemill.prepare.flow.DropReason;
import io.tracemill.prepare.flow.Receiver;
import io.tracemill.prepare.screen.Screen;
import io.tracemill.prepare.screen.Verdict;
import io.tracemill.prepare.screen.relevance.ScoreCounts;
import io.tracemill.prepare.screen.relevance.ScoredVerdict;
import io.tracemill.prepare.split.Remainder;
import io.tracemill.prepare.split.Selection;
import io.tracemill.prepare.split.SplitPlan;
import io.tracemill.prepare.split.SplitReason;
import io.tracemill.prepare.table.Fate;
import io.tracemill.prepare.table.Fates;
import io.tracemill.prepare.table.TraceTable;
import io.tracemill.prepare.table.Use;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/**
 * What becomes of each surveyed trace: it can be used or not, then the screens decide in their
 * order, then the split.
 */
final class Decision {
  private final Fates fates;
  private final Map<Reason, Verdict> verdicts;
  private final Map<Fate, Integer> replacements;
  private final int largestGroup;
  private final Optional<ScoreCounts> scores;

  private Decision(
      Fates fates,
      Map<Reason, Verdict> verdicts,
      Optional<ScoreCounts> scores,
      Selection selection) {
    this.fates = fates;
    this.verdicts = verdicts;
    this.scores = scores;
    this.replacements = selection.replacements();
    this.largestGroup = selection.largestGroup();
  }

  /**
   * Decides about all traces.
   *
   * @param surveyed its table forgets what only the split needs
   * @param refill may choose more, when the split has chosen and the others are not yet left over
   */
  static Decision of(
      FileAgain surveyed, List<Screen> screens, SplitPlan plan, Receiver<Selection> refill)
      throws IOException {
    TraceTable table = surveyed.table();
    Fates fates = usable(table);
    if (plan.remainder() == Remainder.TRACES) {
      dropText(table, fates);
    }
    Map<Reason, Verdict> verdicts = new HashMap<>();
    verdicts.put(DropReason.NO_ANSWER, trace -> "expected an assistant's message but found none");
    verdicts.put(DropReason.NOT_A_CONVERSATION, trace -> "expected a conversation but found text");
    Optional<ScoreCounts> scores = Optional.empty();
    for (Screen screen : screens) {
      Verdict verdict = screen.decide(table, fates, surveyed);
      scores = verdict instanceof ScoredVerdict scored ? Optional.of(scored.scores()) : scores;
      fates.reasons().forEach(reason -> verdicts.putIfAbsent(reason, verdict));
    }
    for (SplitReason reason : SplitReason.values()) {
      verdicts.put(reason, trace -> reason.message());
    }
    Selection selection = Selection.of(table, fates, plan);
    selection.choose();
    refill.take(selection);
    selection.leaveOver();
    return new Decision(fates, verdicts, scores, selection);
  }

  /** All are candidates but those of no use. */
  static Fates usable(TraceTable table) {
    Fates fates = new Fates(table.size());
    IntToLongFunction uses = table.numbers(TraceTable.USE);
    for (int trace = 0; trace < fates.size(); trace++) {
      if (uses.applyAsLong(trace) == Use.NOTHING.ordinal()) {
        fates.drop(trace, DropReason.NO_ANSWER);
      }
    }
    return fates;
  }

  private static void dropText(TraceTable table, Fates fates) {
    IntToLongFunction uses = table.numbers(TraceTable.USE);
    for (int trace = 0; trace < fates.size(); trace++) {
      if (uses.applyAsLong(trace) == Use.TEXT.ordinal()) {
        fates.drop(trace, DropReason.NOT_A_CONVERSATION);
      }
    }
  }

  /** The scores of traces, where a screen gave any. */
  Optional<ScoreCounts> scores() {
    return scores;
  }

  /** How many of the kept traces the largest group has. */
  int largestGroup() {
    return largestGroup;
  }

  /** How many more were chosen for {@code side}, in place of others that have no row. */
  int replacements(Fate side) {
    return replacements.getOrDefault(side, 0);
  }

  /** What becomes of {@code trace}. */
  Fate fate(int trace) {
    return fates.of(trace);
  }

  /** The traces that train or test, ascending. */
  int[] chosen() {
    return IntStream.range(0, fates.size())
        .filter(trace -> fates.of(trace) == Fate.TRAIN || fates.of(trace) == Fate.TEST)
        .toArray();
  }

  /** Why {@code trace} is dropped, or nothing if it is used. */
  Optional<Reason> dropped(int trace) {
    return fates.reason(trace);
  }

  /** Why a trace is dropped for {@code reason}, for people. */
  String explain(int trace, Reason reason) {
    return Objects.requireNonNull(verdicts.get(reason)).explain(trace);
  }
}
