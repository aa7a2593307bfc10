package io.tracemill.pipeline;

import io.tracemill.json.lines.Input;
import io.tracemill.json.lines.LineSource;
import io.tracemill.json.text.Line;
import io.tracemill.pipeline.rows.RowColumns;
import io.tracemill.pipeline.rows.RowFile;
import io.tracemill.pipeline.rows.RowProblems;
import io.tracemill.prepare.baseline.TestSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a curated test set, in JSON Lines or CSV. */
final class TestSetReader {
  private TestSetReader() {}

  /**
   * Reads the test set in {@code file}.
   *
   * @throws NotAcceptable if a row is bad: a curated set is to be used as it is, or not at all
   */
  static TestSet read(Path file) throws IOException {
    String name = String.valueOf(file.getFileName());
    List<Line> rows = new ArrayList<>();
    try (LineSource lines = RowFile.open(new Input(name, Optional.of(file)), RowColumns.TEST)) {
      lines.forEach(rows::add);
    }
    TestSet set = new TestSet(rows);
    RowProblems problems = new RowProblems();
    set.problems().forEach(problems::add);
    if (problems.count() > 0) {
      String shown = String.join("\n", problems.shown());
      throw new NotAcceptable(
          rows.size() == 1 ? shown : shown + "\n" + useless(problems, set, name));
    } else if (rows.isEmpty()) {
      throw new NotAcceptable(name + " has no rows; fill it or take it away");
    }
    return set;
  }

  private static String useless(RowProblems problems, TestSet set, String name) {
    return problems.count()
        + " of "
        + set.rows().size()
        + " rows of "
        + name
        + " cannot be used; mend them or take them out";
  }
}
