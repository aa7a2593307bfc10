package io.tracemill.json.lines;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.tracemill.json.text.Flaw;
import io.tracemill.json.text.Line;
import io.tracemill.json.text.Malformed;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The rows of a table (CSV, RFC 4180), each as a JSON object of its cells by the names in the first
 * row. Cells are strings, in which formats find JSON; an empty cell is no field, for a table cannot
 * tell nothing from an empty text.
 *
 * <p>A row that has not as many cells as there are names, or is not quoted rightly, is a flawed
 * line of its own. Bytes are kept as they are: whether they are UTF-8 is found when the line is
 * read.
 */
final class CsvRecords implements LineSource {
  private static final int CHUNK = 1 << 18;
  private static final int MANY = 256;

  /** A byte order mark of UTF-8, a char a byte. */
  private static final String MARK = "\u00ef\u00bb\u00bf";

  private final String source;
  private final InputStream in;
  private final int maxBytes;
  private final Bounded text;
  private final CSVParser parser;
  private final Iterator<CSVRecord> rows;
  private Optional<List<String>> names = Optional.empty();
  private Optional<Damage> damage = Optional.empty();
  private boolean done;

  /** Whether the parser stands inside a row that is not quoted rightly: its rest comes next. */
  private boolean broken;

  CsvRecords(String source, InputStream in, int separator, int maxBytes) throws IOException {
    this.source = source;
    this.in = in;
    this.maxBytes = maxBytes;
    // One char a byte, so that cells keep the bytes that they have.
    this.text = new Bounded(new InputStreamReader(in, ISO_8859_1), 2L * maxBytes);
    this.parser =
        CSVParser.builder()
            .setReader(text)
            .setFormat(CSVFormat.RFC4180.builder().setDelimiter((char) separator).get())
            .get();
    this.rows = parser.iterator();
  }

  @Override
  public Optional<Lines> next() throws IOException {
    List<Line> lines = new ArrayList<>();
    long before = text.read;
    long length = 0;
    while (!done && length < CHUNK && lines.size() < MANY) {
      Optional<Line> line = row();
      line.ifPresent(lines::add);
      length += line.map(Line::length).orElse(0);
    }
    return lines.isEmpty() ? Optional.empty() : Optional.of(new Lines(lines, text.read - before));
  }

  private Optional<Line> row() throws IOException {
    long number = parser.getCurrentLineNumber() + 1;
    text.begin();
    try {
      if (!rows.hasNext()) {
        done = true;
        return Optional.empty();
      }
      CSVRecord row = rows.next();
      boolean rest = broken;
      broken = false;
      if (rest || isBlank(row)) {
        return Optional.empty();
      }
      if (names.isEmpty()) {
        names = Optional.of(names(row));
        return Optional.empty();
      }
      return Optional.of(line(row, names.get(), number));
    } catch (UncheckedIOException e) {
      return Optional.of(
          failed(Optional.ofNullable(e.getCause()).orElse(new IOException(e)), number));
    }
  }

  private static boolean isBlank(CSVRecord row) {
    return row.size() == 1 && row.get(0).isBlank();
  }

  /** The first row's cells, of which equal ones are told apart by a number. */
  private static List<String> names(CSVRecord row) {
    List<String> names = new ArrayList<>();
    for (String cell : row) {
      String name = (names.isEmpty() && cell.startsWith(MARK) ? unmarked(cell) : cell).strip();
      String unique = name;
      for (int i = 1; names.contains(unique); i++) {
        unique = name + "." + i;
      }
      names.add(unique);
    }
    return List.copyOf(names);
  }

  /** Of a marked first cell the quotes are text: they do not stand at its beginning. */
  private static String unmarked(String cell) {
    return cell.substring(MARK.length()).replace("\"", "");
  }

  private Line line(CSVRecord row, List<String> names, long number) {
    StringBuilder json = new StringBuilder("{");
    for (int i = 0; i < Math.min(row.size(), names.size()); i++) {
      if (!row.get(i).isEmpty()) {
        string(names.get(i), json.append(json.length() == 1 ? "" : ","));
        string(row.get(i), json.append(':'));
      }
    }
    Line line = line(json.append('}').toString(), number, row.getCharacterPosition());
    if (row.size() != names.size()) {
      String problem =
          String.format(
              Locale.ROOT,
              "the row has %d cells and the first row names %d: is a quote missing?",
              row.size(),
              names.size());
      return flawed(line, Malformed.UNEXPECTED, problem);
    }
    return line.length() <= maxBytes ? line : flawed(line, Malformed.LINE_TOO_LONG, tooLong());
  }

  private static void string(String text, StringBuilder to) {
    to.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ') {
        to.append(c < 0x10 ? "\\u000" : "\\u00").append(Integer.toHexString(c));
      } else if (c == '"' || c == '\\') {
        to.append('\\').append(c);
      } else {
        to.append(c);
      }
    }
    to.append('"');
  }

  private Line line(String latin, long number, long offset) {
    byte[] bytes = Arrays.copyOf(latin.getBytes(ISO_8859_1), latin.length() + Line.PADDING);
    Arrays.fill(bytes, latin.length(), bytes.length, (byte) '\n');
    return new Line(source, number, offset, bytes, 0, latin.length(), Optional.empty());
  }

  private static Line flawed(Line line, Malformed reason, String problem) {
    return line.head(JsonLines.SHOWN).with(new Flaw(reason, problem));
  }

  private String tooLong() {
    return String.format(
        Locale.ROOT,
        "the row has more than %d bytes, which is the limit: is a quote missing? Else raise it with"
            + " --max-line-bytes",
        maxBytes);
  }

  /** What stands where a row could not be read to its end. */
  private Line failed(IOException failure, long number) throws IOException {
    Line nothing = line("", number, text.read);
    if (text.isOver()) {
      done = true;
      return flawed(nothing, Malformed.LINE_TOO_LONG, tooLong());
    }
    if (text.failure.isEmpty()) {
      broken = true;
      String problem = "the row is not quoted as tables are: " + failure.getMessage();
      return flawed(nothing, Malformed.NOT_JSON, problem);
    }
    if (!Pieces.isDamage(failure)) {
      throw failure;
    }
    done = true;
    damage = Optional.of(Damage.of(source, number, failure));
    String problem = "the file " + damage.get().problem() + "; rows before this one were read";
    return flawed(nothing, Malformed.TRUNCATED_INPUT, problem);
  }

  @Override
  public Optional<Damage> damage() {
    return damage;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /** Fails where a row goes on for longer than it may, and knows why it failed. */
  private static final class Bounded extends FilterReader {
    private final long most;
    private long began;
    private long read;
    private Optional<IOException> failure = Optional.empty();

    Bounded(Reader in, long most) {
      super(in);
      this.most = most;
    }

    void begin() {
      began = read;
    }

    boolean isOver() {
      return read - began > most;
    }

    @Override
    public int read() throws IOException {
      char[] one = new char[1];
      return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] to, int offset, int length) throws IOException {
      if (isOver()) {
        throw new IOException("a row is too long");
      }
      try {
        int some = super.read(to, offset, length);
        read += Math.max(0, some);
        return some;
      } catch (IOException e) {
        failure = Optional.of(e);
        throw e;
      }
    }
  }
}
