package io.tracemill.prepare;

import io.tracemill.prepare.flow.Tally;

/**
 * What became of what was converted.
 *
 * @param lines lines read; kept are those that hold a trace or text
 * @param traces what they held; kept are those with an answer
 * @param rows what the answers made; kept are those written
 */
public record ConvertCounts(Tally lines, Tally traces, Tally rows) {

  static ConvertCounts none() {
    return new ConvertCounts(new Tally(), new Tally(), new Tally());
  }

  void add(ConvertCounts other) {
    lines.add(other.lines);
    traces.add(other.traces);
    rows.add(other.rows);
  }

  /** How many lines, traces and rows were left out. */
  public long leftOut() {
    return lines.dropped() + traces.dropped() + rows.dropped();
  }
}
