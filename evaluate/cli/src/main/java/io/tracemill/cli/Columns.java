package io.tracemill.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Lines of text in aligned columns: numbers to the right, words to the left. */
final class Columns {
  /** Controls, line breaks and marks of direction, which would write over the columns. */
  private static final Pattern CONTROLS =
      Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069]+");

  private final List<List<String>> rows = new ArrayList<>();

  Columns add(Object... cells) {
    List<String> row = new ArrayList<>();
    for (Object cell : cells) {
      row.add(CONTROLS.matcher(cell.toString()).replaceAll(" "));
    }
    rows.add(row);
    return this;
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  /** The lines, indented, each with a line feed. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < row.size(); column++) {
        line.append("  ").append(padded(row.get(column), column));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private String padded(String cell, int column) {
    String blanks = " ".repeat(width(column) - length(cell));
    return isNumber(cell) && column > 0 ? blanks + cell : cell + blanks;
  }

  private int width(int column) {
    return rows.stream()
        .filter(row -> row.size() > column)
        .mapToInt(row -> length(row.get(column)))
        .max()
        .orElse(0);
  }

  private static boolean isNumber(String cell) {
    return cell.matches("[<>]?[0-9]+%?|p[0-9]+|max");
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
