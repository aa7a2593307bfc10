package io.tracemill.prepare;

import io.tracemill.json.text.Reason;
import io.tracemill.prepare.flow.DropReason;
import io.tracemill.prepare.flow.Stage;
import io.tracemill.prepare.output.FreshRows;
import io.tracemill.prepare.output.KnownRows;
import io.tracemill.prepare.output.RowSettings;
import io.tracemill.prepare.screen.duplicates.DuplicateReason;
import io.tracemill.prepare.split.Remainder;
import io.tracemill.prepare.split.SplitPlan;
import io.tracemill.prepare.split.SplitReason;
import io.tracemill.prepare.table.Fate;
import io.tracemill.trace.Example;

/**
 * That one split of a dataset gets more rows, and what both have already. Distinct conversations of
 * which no rows are made stay traces.
 *
 * @param side the split that grows: {@link Fate#TRAIN} or {@link Fate#TEST}
 * @param own rows that it has
 * @param other rows that the other one has
 */
public record Growth(Fate side, KnownRows own, KnownRows other) {

  /** A split grows. */
  public Growth {
    if (side != Fate.TRAIN && side != Fate.TEST) {
      throw new IllegalArgumentException("expected a split but found " + side);
    }
  }

  /** Whether a trace that is dropped for {@code reason} may still be of use another time. */
  public static boolean remains(Reason reason) {
    return reason != DuplicateReason.DUPLICATE
        && reason != DropReason.NO_ANSWER
        && reason != DropReason.NOT_A_CONVERSATION;
  }

  /** Traces that begin as a row of the other split does are not chosen. */
  SplitPlan plan(PrepareSettings settings) {
    return new SplitPlan(
        settings.sizes(),
        settings.seed(),
        other.firstUsers(),
        side == Fate.TRAIN ? SplitReason.GROUP_IN_TEST : SplitReason.GROUP_IN_TRAIN,
        Remainder.TRACES);
  }

  /** Lets only rows pass that neither split has. */
  Stage<Example, Example> fresh(RowSettings settings) {
    return new FreshRows(settings, own, other);
  }
}
