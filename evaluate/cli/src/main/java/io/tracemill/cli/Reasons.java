package io.tracemill.cli;

import io.tracemill.json.text.Reason;
import io.tracemill.prepare.flow.Tally;
import java.util.Map;
import java.util.StringJoiner;

/** Why something was left out, in words. */
final class Reasons {
  private Reasons() {}

  /** Such as {@code empty 3, not_json 1}; empty where nothing was left out. */
  static String of(Tally tally) {
    StringJoiner words = new StringJoiner(", ");
    for (Map.Entry<Reason, Long> left : tally.byReason().entrySet()) {
      words.add(left.getKey().key() + " " + left.getValue());
    }
    return words.toString();
  }
}
