package io.tracemill.pipeline.rows;

import io.tracemill.json.lines.Input;
import io.tracemill.json.lines.JsonLines;
import io.tracemill.json.lines.LineSource;
import java.io.IOException;
import java.util.Locale;

/** A file of rows: CSV where its name says so, else JSON Lines. */
public final class RowFile {
  private RowFile() {}

  /** The rows of {@code input}, each as a line of JSON; {@code columns} are for CSV. */
  public static LineSource open(Input input, RowColumns columns) throws IOException {
    String name = input.name().toLowerCase(Locale.ROOT);
    boolean table = name.endsWith(".csv") || name.endsWith(".tsv");
    return table
        ? new CsvLines(input.name(), input.open(), columns)
        : new JsonLines(input.name(), input.open());
  }
}
