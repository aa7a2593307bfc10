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
 * values as JSON.
 */
public final class CsvRows extends OutputStream {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setRecordSeparator("\n").get();

  private final CSVPrinter printer;
  private final Tape tape = new Tape();
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  private boolean any;

  /** Writes to {@code out}; the first row's keys name the columns. */
  private CsvRows(OutputStream out) throws IOException {
    printer = new CSVPrinter(new OutputStreamWriter(out, StandardCharsets.UTF_8), FORMAT);
  }

  /** Takes rows and writes them to {@code out}, which is not closed. */
  public static OutputStream to(OutputStream out) throws IOException {
    return new CsvRows(out);
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
      cells.add(value.is(Kind.STRING) ? value.text() : value.raw().toString());
    }
    printer.printRecord(cells);
    line.reset();
  }

  @Override
  public void flush() throws IOException {
    printer.flush();
  }
}
