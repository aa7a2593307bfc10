package io.tracemill.pipeline;

/** Says that a spreadsheet would take cells of a CSV file for formulas. */
final class FormulaCells {
  private FormulaCells() {}

  /** Says so where there are any. */
  static void tell(long cells, Watch watch) {
    if (cells > 0) {
      watch.warn(
          "warning: "
              + (cells == 1 ? "1 cell of the CSV begins" : cells + " cells of the CSV begin")
              + " as a formula does (=, +, -, @ or white space): a spreadsheet may run it;"
              + " `csv-safe` puts ' in front");
    }
  }
}
