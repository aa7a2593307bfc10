package io.tracemill.pipeline;

import io.tracemill.json.DataException;
import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.json.Tape;
import io.tracemill.json.lines.Input;
import io.tracemill.json.lines.JsonLines;
import io.tracemill.json.text.Line;
import io.tracemill.prepare.baseline.TestSet;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads a curated test set, in JSON Lines or CSV. */
final class TestSetReader {
  private static final int SHOWN = 20;
  private static final CSVFormat CSV =
      CSVFormat.RFC4180
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .setIgnoreEmptyLines(true)
          .get();

  private TestSetReader() {}

  /**
   * Reads the test set in {@code file}.
   *
   * @throws NotAcceptable if a row is bad: a curated set is to be used as it is, or not at all
   */
  static TestSet read(Path file) throws IOException {
    String name = String.valueOf(file.getFileName());
    TestSet set = new TestSet(name.endsWith(".csv") ? csv(name, file) : jsonLines(name, file));
    List<DataException> problems = set.problems();
    if (!problems.isEmpty()) {
      String shown =
          problems.stream()
              .limit(SHOWN)
              .map(DataException::getMessage)
              .collect(Collectors.joining("\n"));
      throw new NotAcceptable(
          shown
              + "\n"
              + problems.size()
              + " of "
              + set.rows().size()
              + " rows of "
              + name
              + " cannot be used; mend them or take them out");
    } else if (set.rows().isEmpty()) {
      throw new NotAcceptable(name + " has no rows; fill it or take it away");
    }
    return set;
  }

  private static List<Line> jsonLines(String name, Path file) throws IOException {
    List<Line> rows = new ArrayList<>();
    Input input = new Input(name, Optional.of(file));
    try (JsonLines lines = new JsonLines(name, input.open())) {
      lines.forEach(rows::add);
    }
    return rows;
  }

  private static List<Line> csv(String name, Path file) throws IOException {
    try {
      return rows(name, file);
    } catch (CharacterCodingException e) {
      throw new NotAcceptable(name + ": is not UTF-8; save it as CSV in UTF-8");
    } catch (CSVException | IllegalArgumentException e) {
      throw new NotAcceptable(name + ": is not CSV with a header: " + e.getMessage());
    } catch (DataException e) {
      throw new NotAcceptable(String.valueOf(e.getMessage()));
    }
  }

  private static List<Line> rows(String name, Path file) throws IOException {
    List<Line> rows = new ArrayList<>();
    try (BufferedReader reader = Files.newBufferedReader(file);
        CSVParser parser = CSV.parse(behindMark(reader))) {
      Iterator<CSVRecord> records = parser.iterator();
      long number = parser.getCurrentLineNumber() + 1;
      while (records.hasNext()) {
        byte[] json = json(name, number, parser.getHeaderNames(), records.next());
        rows.add(numbered(Line.of(name, json), number));
        number = parser.getCurrentLineNumber() + 1;
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return rows;
  }

  /** A byte order mark, which spreadsheets write, is no part of the header. */
  private static Reader behindMark(BufferedReader reader) throws IOException {
    reader.mark(1);
    if (reader.read() != '\ufeff') {
      reader.reset();
    }
    return reader;
  }

  private static Line numbered(Line line, long number) {
    return new Line(
        line.source(), number, 0, line.bytes(), line.start(), line.end(), Optional.empty());
  }

  private static byte[] json(String name, long number, List<String> columns, CSVRecord row) {
    if (row.size() > columns.size()) {
      throw new NotAcceptable(
          name
              + ":"
              + number
              + ": expected "
              + columns.size()
              + " cells, as the header has, but found "
              + row.size()
              + "; put quotes around a cell that holds a comma");
    }
    JsonText text = new JsonText(Layout.COMPACT).beginObject();
    for (int i = 0; i < row.size(); i++) {
      String column = columns.get(i);
      if (column.equals("messages")) {
        byte[] json = row.get(i).getBytes(StandardCharsets.UTF_8);
        Line line = numbered(Line.of(name, json), number);
        text.name(column).value(new Tape().read(line));
      } else if (!row.get(i).isEmpty()) {
        text.name(column).value(row.get(i));
      }
    }
    return text.endObject().toBytes();
  }
}
