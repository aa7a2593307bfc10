package io.tracemill.pipeline.files;

import io.tracemill.json.Field;
import io.tracemill.json.Node;
import io.tracemill.json.Tape;
import io.tracemill.json.text.Line;
import io.tracemill.json.token.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Takes rows in JSON Lines and writes them as CSV (RFC 4180, UTF-8): a string as its text, other
 * values as JSON. Strings that a spreadsheet would take for a formula are counted, and get an
 * apostrophe in front where that is wished (<a
 * href="https://owasp.org/www-community/attacks/CSV_Injection">OWASP, CSV Injection</a>).
 */
public final class CsvRows extends OutputStream {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setRecordSeparator("\n").get();

  /** With these a formula begins, or what a spreadsheet takes off before it looks for one. */
  private static final String FORMULA = "=+-@\t\r\n";

  private final CSVPrinter printer;
  private final Tape tape = new Tape();
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  private final boolean guarded;

  private boolean any;
  private long formulas;

  /** Writes to {@code out}; the first row's keys name the columns. */
  private CsvRows(OutputStream out, boolean guarded) throws IOException {
    this.guarded = guarded;
    printer = new CSVPrinter(new OutputStreamWriter(out, StandardCharsets.UTF_8), FORMAT);
  }

  /** Takes rows and writes them to {@code out}, which is not closed, in the way of {@code csv}. */
  public static CsvRows to(OutputStream out, Csv csv) throws IOException {
    return new CsvRows(out, csv == Csv.SAFE);
  }

  /** How many cells a spreadsheet would take for formulas. */
  public long formulas() {
    return guarded ? 0 : formulas;
  }

  @Override
  public void write(int b) throws IOException {
    if (b == '\n') {
      row();
    } else {
      line.write(b);
    }
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int from = offset;
    for (int at = offset; at < offset + length; at++) {
      if (bytes[at] == '\n') {
        line.write(bytes, from, at - from);
        row();
        from = at + 1;
      }
    }
    line.write(bytes, from, offset + length - from);
  }

  private void row() throws IOException {
    List<String> cells = new ArrayList<>();
    List<Field> fields = tape.read(Line.of("row", line.toByteArray())).fields();
    if (!any) {
      printer.printRecord(fields.stream().map(Field::key).toList());
      any = true;
    }
    for (Field field : fields) {
      Node value = field.value();
      cells.add(value.is(Kind.STRING) ? cell(value.text()) : value.raw().toString());
    }
    printer.printRecord(cells);
    line.reset();
  }

  private String cell(String text) {
    boolean formula = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
    formulas += formula ? 1 : 0;
    return formula && guarded ? "'" + text : text;
  }

  @Override
  public void flush() throws IOException {
    printer.flush();
  }
}
