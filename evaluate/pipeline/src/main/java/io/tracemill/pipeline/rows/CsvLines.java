package io.tracemill.pipeline.rows;

import io.tracemill.json.DataException;
import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.json.Tape;
import io.tracemill.json.lines.Encoding;
import io.tracemill.json.lines.LineSource;
import io.tracemill.json.lines.Lines;
import io.tracemill.json.text.Flaw;
import io.tracemill.json.text.Line;
import io.tracemill.json.text.Malformed;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The rows of a table in CSV (RFC 4180, UTF-8, with or without a byte order mark), each as the line
 * of JSON that it would be, with the number of the line on which it begins.
 *
 * <p>The separator is the one by which the first row has the columns that are needed. An empty cell
 * is no field. What is wrong with a row, or with all, comes as a line with its flaw.
 */
public final class CsvLines implements LineSource {
  /** A first line with which a spreadsheet is told the separator. */
  private static final Pattern SEPARATOR = Pattern.compile("(?i)sep=.\\R");

  private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?");

  private final String source;
  private final InputStream in;
  private final RowColumns needed;
  private boolean done;

  /** Reads {@code in}, called {@code source} in messages, and closes it in the end. */
  public CsvLines(String source, InputStream in, RowColumns needed) {
    this.source = source;
    this.in = in;
    this.needed = needed;
  }

  /** All lines at once, for a table is read as a whole. */
  @Override
  public Optional<Lines> next() throws IOException {
    List<Line> lines = new ArrayList<>();
    if (!done) {
      done = true;
      read(lines::add);
    }
    return lines.isEmpty() ? Optional.empty() : Optional.of(new Lines(lines, 0));
  }

  private void read(Taker taker) throws IOException {
    byte[] bytes = in.readAllBytes();
    Encoding encoding = Encoding.of(bytes, bytes.length);
    if (encoding.flaw().isPresent()) {
      taker.take(flawed(1, encoding.flaw().get().problem()));
      return;
    }
    int from = encoding.markLength();
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CharBuffer text = CharBuffer.allocate(bytes.length - from);
    ByteBuffer rest = ByteBuffer.wrap(bytes, from, bytes.length - from);
    if (decoder.decode(rest, text, true).isError()) {
      taker.take(
          flawed(
              feeds(bytes, rest.position()) + 1, "is not UTF-8: save the table as CSV in UTF-8"));
      return;
    }
    table(text.flip().toString(), taker);
  }

  private static long feeds(byte[] bytes, int end) {
    long feeds = 0;
    for (int at = 0; at < end; at++) {
      feeds += bytes[at] == '\n' ? 1 : 0;
    }
    return feeds;
  }

  private void table(String text, Taker taker) throws IOException {
    boolean told = SEPARATOR.matcher(text).lookingAt();
    String table = told ? text.substring(text.indexOf('\n') + 1) : text;
    if (table.isBlank()) {
      return;
    }
    Optional<CsvHeader> header = CsvHeader.of(table, needed);
    if (header.isEmpty()) {
      taker.take(flawed(told ? 2 : 1, CsvHeader.problem(table, needed)));
    } else {
      rows(table, told ? 2 : 1, header.get(), taker);
    }
  }

  private void rows(String table, long first, CsvHeader header, Taker taker) throws IOException {
    long number = first;
    try (CSVParser parser =
        CSVParser.parse(new StringReader(table), CsvHeader.format(header.separator()))) {
      Iterator<CSVRecord> records = parser.iterator();
      boolean isHeader = true;
      while (records.hasNext()) {
        CSVRecord record = records.next();
        if (!isHeader && !isBlank(record)) {
          taker.take(line(number, header, record));
        }
        isHeader = false;
        number = first + parser.getCurrentLineNumber();
      }
    } catch (UncheckedIOException e) {
      if (!(e.getCause() instanceof CSVException)) {
        throw e.getCause();
      }
      taker.take(
          flawed(
              number,
              "a cell of this row begins with a quote that does not end where the cell does: put"
                  + " quotes around the whole cell, and write a quote inside it twice"));
    }
  }

  /** As a spreadsheet writes rows that were emptied. */
  private static boolean isBlank(CSVRecord record) {
    return record.stream().allMatch(String::isEmpty);
  }

  private Line line(long number, CsvHeader header, CSVRecord row) {
    List<String> columns = header.columns();
    for (int i = columns.size(); i < row.size(); i++) {
      if (!row.get(i).isEmpty()) {
        return flawed(number, tooMany(header, row));
      }
    }
    Optional<String> missing = needed.missing(filled(columns, row));
    if (missing.isPresent()) {
      return flawed(number, "the cell of the column " + missing.get() + " is empty or not there");
    }
    try {
      byte[] json = json(number, columns, row);
      return numbered(Line.of(source, json), number);
    } catch (DataException e) {
      String place = e.path().equals("$") ? "" : ", at " + e.path();
      return flawed(number, "the cell of the column messages" + place + ": " + e.problem());
    }
  }

  private static List<String> filled(List<String> columns, CSVRecord row) {
    return IntStream.range(0, Math.min(columns.size(), row.size()))
        .filter(i -> !row.get(i).isEmpty())
        .mapToObj(columns::get)
        .toList();
  }

  private static String tooMany(CsvHeader header, CSVRecord row) {
    return "expected "
        + header.columns().size()
        + " cells, as the first line has, but found "
        + row.size()
        + ": put quotes around a cell that holds "
        + header.separatorWords();
  }

  private byte[] json(long number, List<String> columns, CSVRecord row) {
    JsonText text = new JsonText(Layout.COMPACT).beginObject();
    for (int i = 0; i < Math.min(columns.size(), row.size()); i++) {
      String column = columns.get(i);
      String cell = row.get(i);
      if (column.isEmpty() || cell.isEmpty() && !needed.empty().contains(column)) {
        continue;
      }
      text.name(column);
      if (column.equals("messages") || !isText(column) && NUMBER.matcher(cell).matches()) {
        byte[] json = cell.getBytes(StandardCharsets.UTF_8);
        text.value(new Tape().read(numbered(Line.of(source, json), number)));
      } else {
        text.value(cell);
      }
    }
    return text.endObject().toBytes();
  }

  private boolean isText(String column) {
    return column.equals("context") || needed.names().contains(column);
  }

  private static Line numbered(Line line, long number) {
    return new Line(line.source(), number, 0, line.bytes(), line.start(), line.end(), line.flaw());
  }

  private Line flawed(long number, String problem) {
    return numbered(Line.of(source, new byte[0]), number)
        .with(new Flaw(Malformed.UNEXPECTED, problem));
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
