package io.tracemill.prepare;

import io.tracemill.prepare.flow.Drop;
import java.util.List;

/**
 * A given test set as it was copied.
 *
 * @param ruleBreaks what the upload would refuse of it; the rows are copied all the same
 */
record CopiedTestSet(long rows, List<Drop> ruleBreaks) {
  static final CopiedTestSet NONE = new CopiedTestSet(0, List.of());

  CopiedTestSet {
    ruleBreaks = List.copyOf(ruleBreaks);
  }
}
