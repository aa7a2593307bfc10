package io.tracemill.prepare.baseline;

import io.tracemill.prepare.flow.Drop;
import java.util.List;

/**
 * A given test set as it was copied.
 *
 * @param ruleBreaks what the upload would refuse of it; the rows are copied all the same
 */
public record CopiedTestSet(long rows, List<Drop> ruleBreaks) {
  public static final CopiedTestSet NONE = new CopiedTestSet(0, List.of());

  public CopiedTestSet {
    ruleBreaks = List.copyOf(ruleBreaks);
  }
}
