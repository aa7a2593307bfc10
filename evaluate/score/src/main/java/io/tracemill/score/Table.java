package io.tracemill.score;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Columns of text: the first ones and a last one of words to the left, the others to the right. */
public final class Table {
  private static final int MAX_WIDTH = 40;

  /** Controls, line breaks and marks of direction, which would write over the table. */
  private static final Pattern CONTROLS =
      Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069]+");

  private final List<List<String>> rows = new ArrayList<>();
  private final int[] widths;
  private final int words;

  /** With words in the first column alone. */
  public Table(List<String> head) {
    this(head, 1);
  }

  /** With words in the first {@code words} columns. */
  public Table(List<String> head, int words) {
    this.words = words;
    widths = new int[head.size()];
    add(head);
  }

  /** Adds a row below the others. */
  public void add(List<String> row) {
    List<String> shown = row.stream().map(Table::shown).toList();
    for (int column = 0; column < widths.length; column++) {
      widths[column] = Math.max(widths[column], length(shown.get(column)));
    }
    rows.add(shown);
  }

  /** The lines, each with a line feed. */
  public String text() {
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < row.size(); column++) {
        boolean left = column < words || rows.get(0).get(column).equals("not scored");
        line.append(column == 0 ? "" : "  ").append(padded(row.get(column), column, left));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private String padded(String cell, int column, boolean left) {
    String blanks = " ".repeat(widths[column] - length(cell));
    return left ? cell + blanks : blanks + cell;
  }

  /** On one line, and cut where a label is no label but a text. */
  private static String shown(String cell) {
    String line = CONTROLS.matcher(cell).replaceAll(" ");
    return length(line) <= MAX_WIDTH
        ? line
        : line.substring(0, line.offsetByCodePoints(0, MAX_WIDTH - 3)) + "...";
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
