package io.tracemill.score;

/**
 * Something about rows without which their scores would be misread.
 *
 * @param words which rows, for people, such as {@code empty predictions}
 * @param count how many rows are so
 * @param rows of how many
 */
public record Note(String words, int count, int rows) {

  @Override
  public String toString() {
    return "note: " + words + ": " + count + " of " + rows;
  }
}
