package io.tracemill.cli;

import io.tracemill.prepare.flow.Tally;
import java.util.StringJoiner;

/** Why something was left out, in words. */
final class Reasons {
  private Reasons() {}

  /** Such as {@code empty 3, not_json 1}; empty where nothing was left out. */
  static String of(Tally tally) {
    StringJoiner words = new StringJoiner(", ");
    tally.byReason().forEach((reason, count) -> words.add(reason.key() + " " + count));
    return words.toString();
  }
}
