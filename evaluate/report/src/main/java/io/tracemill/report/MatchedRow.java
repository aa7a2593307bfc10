package io.tracemill.report;

/**
 * A row that several files have.
 *
 * @param number of the row, from 1 on, in the order in which files have it
 * @param prompt hash of what was asked
 * @param answer hash of what would be right
 * @param lines by file; 0 where a file does not have it
 * @param cost how many bytes it takes in the page, and what kind of row it is
 */
record MatchedRow(int number, long prompt, long answer, long[] lines, Cost cost) {

  /**
   * Bytes and kind, which grow with each file; rows are of one kind whose answers are called the
   * same.
   */
  static final class Cost {
    private long bytes;
    private int kind;

    void add(long more, int what) {
      bytes += more;
      kind = kind * 31 + what;
    }

    long bytes() {
      return bytes;
    }

    int kind() {
      return kind;
    }
  }
}
