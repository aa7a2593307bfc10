package io.tracemill.score;

import java.util.ArrayList;
import java.util.List;

/** Columns of text: the first and a last one of words to the left, the others to the right. */
final class Table {
  private static final int MAX_WIDTH = 40;

  private final List<List<String>> rows = new ArrayList<>();

  Table(List<String> head) {
    rows.add(head);
  }

  void add(List<String> row) {
    rows.add(row);
  }

  /** The lines, each with a line feed. */
  String text() {
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < row.size(); column++) {
        boolean left = column == 0 || rows.get(0).get(column).equals("not scored");
        line.append(column == 0 ? "" : "  ").append(padded(row.get(column), column, left));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private String padded(String cell, int column, boolean left) {
    String shown = shown(cell);
    String blanks = " ".repeat(Math.max(0, width(column) - length(shown)));
    return left ? shown + blanks : blanks + shown;
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> length(shown(row.get(column)))).max().orElse(0);
  }

  /** On one line, and cut where a label is no label but a text. */
  private static String shown(String cell) {
    String line = cell.replaceAll("\\p{Cntrl}+", " ");
    return length(line) <= MAX_WIDTH
        ? line
        : line.substring(0, line.offsetByCodePoints(0, MAX_WIDTH - 3)) + "...";
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
