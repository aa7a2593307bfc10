package io.tracemill.prepare.baseline;

import io.tracemill.prepare.flow.Drop;
import io.tracemill.prepare.flow.Tally;
import java.util.List;

/**
 * A given test set as it was copied.
 *
 * @param rows all are kept
 * @param ruleBreaks what the upload would refuse of it; the rows are copied all the same
 */
public record CopiedTestSet(Tally rows, List<Drop> ruleBreaks) {
  public static final CopiedTestSet NONE = new CopiedTestSet(new Tally(), List.of());

  public CopiedTestSet {
    ruleBreaks = List.copyOf(ruleBreaks);
  }
}
