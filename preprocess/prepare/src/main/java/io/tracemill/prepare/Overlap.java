package io.tracemill.prepare;

/**
 * What the written training and test rows share; all zero is the proof that nothing leaked.
 *
 * @param rows rows of the test set that stand in the training set, byte for byte
 * @param conversations rows of the test set whose conversation does, ids, spaces and Unicode form
 *     aside
 * @param firstUserMessages first user messages of the test set that do, case, spaces and Unicode
 *     form aside
 */
public record Overlap(long rows, long conversations, long firstUserMessages) {

  /** Whether nothing is shared. */
  public boolean isNone() {
    return rows + conversations + firstUserMessages == 0;
  }
}
