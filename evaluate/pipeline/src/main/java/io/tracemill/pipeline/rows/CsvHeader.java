package io.tracemill.pipeline.rows;

import io.tracemill.json.Needed;
import java.io.IOException;
import java.io.StringReader;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The first row of a table, which names its columns and shows what separates them.
 *
 * @param separator spreadsheets write semicolons where numbers have a decimal comma
 * @param columns empty where a column has no name
 */
record CsvHeader(char separator, List<String> columns) {
  private static final List<Character> SEPARATORS = List.of(',', ';', '\t', '|');
  private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\\p{Cf}\\u2028\\u2029]+");
  private static final int SHOWN = 80;

  /** How a spreadsheet's own file begins. */
  private static final String ZIP = "PK\u0003\u0004";

  /** How tables are written; a first row is a row as others are. */
  static CSVFormat format(char separator) {
    return CSVFormat.RFC4180.builder().setDelimiter(separator).setIgnoreEmptyLines(true).get();
  }

  /** That of {@code table}, if it has the columns that are needed. */
  static Optional<CsvHeader> of(String table, RowColumns needed) {
    for (char separator : SEPARATORS) {
      List<String> columns = first(table, separator);
      if (needed.fit(columns)) {
        return Optional.of(new CsvHeader(separator, columns));
      }
    }
    return Optional.empty();
  }

  /** The cells of the first row; none where it is not closed. */
  private static List<String> first(String table, char separator) {
    try (CSVParser parser = CSVParser.parse(new StringReader(table), format(separator))) {
      return parser.stream().findFirst().map(CSVRecord::toList).orElse(List.of());
    } catch (IOException | RuntimeException e) {
      return List.of();
    }
  }

  /** What is wrong with the first row of {@code table}, which has not the columns needed. */
  static String problem(String table, RowColumns needed) {
    String line = table.lines().filter(row -> !row.isBlank()).findFirst().orElse("").strip();
    if (line.startsWith("{") || line.startsWith("[{")) {
      return "is JSON, not CSV: give the file a name that ends in .jsonl";
    }
    if (line.startsWith(ZIP)) {
      return "is a spreadsheet, not CSV: save it as CSV in UTF-8";
    }
    char separator = separator(line);
    List<String> there =
        Arrays.stream(line.split(Pattern.quote(String.valueOf(separator)), -1))
            .map(cell -> cell.replace("\"", "").strip())
            .toList();
    return "the first line has to name the columns, "
        + needed.words(separator)
        + ", but is "
        + shown(line)
        + advice(needed, there, separator);
  }

  private static char separator(String line) {
    char most = SEPARATORS.get(0);
    for (char separator : SEPARATORS) {
      most = count(line, separator) > count(line, most) ? separator : most;
    }
    return most;
  }

  private static long count(String line, char separator) {
    return line.chars().filter(c -> c == separator).count();
  }

  private static String advice(RowColumns needed, List<String> there, char separator) {
    if (needed.fit(there)) {
      return "; take away the blanks around its names, and around the cells below";
    }
    List<String> missing =
        needed.nearest(there).stream().filter(name -> !there.contains(name)).toList();
    String question = Needed.question(missing, there);
    boolean header = !question.isEmpty() || needed.names().stream().anyMatch(there::contains);
    return header
        ? question
        : "; if that is a row already, put " + needed.words(separator) + " above it";
  }

  private static String shown(String line) {
    String plain = CONTROLS.matcher(line).replaceAll(" ");
    return plain.codePointCount(0, plain.length()) <= SHOWN
        ? plain
        : plain.substring(0, plain.offsetByCodePoints(0, SHOWN)) + "...";
  }

  /** What separates cells, in words. */
  String separatorWords() {
    return switch (separator) {
      case ';' -> "a semicolon";
      case '\t' -> "a tab";
      case '|' -> "a bar";
      default -> "a comma";
    };
  }
}
