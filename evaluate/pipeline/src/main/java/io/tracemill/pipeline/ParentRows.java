package io.tracemill.pipeline;

import io.tracemill.json.DataException;
import io.tracemill.json.lines.JsonLines;
import io.tracemill.json.text.Line;
import io.tracemill.pipeline.rows.RowProblems;
import io.tracemill.pipeline.settings.DatasetFiles;
import io.tracemill.prepare.Growth;
import io.tracemill.prepare.output.KnownRows;
import io.tracemill.prepare.output.RowSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What is known of the rows that a dataset has. */
record ParentRows(KnownRows train, KnownRows test) {

  /**
   * Reads them.
   *
   * @throws NotAcceptable if one is no row
   */
  static ParentRows read(DatasetFiles parent, RowSettings settings) throws IOException {
    RowProblems problems = new RowProblems();
    ParentRows rows =
        new ParentRows(
            known(parent.train(), settings, problems), known(parent.test(), settings, problems));
    if (problems.count() > 0) {
      throw new NotAcceptable(
          String.join("\n", problems.shown())
              + "\nthe dataset has rows that cannot be used; mend them or take them out");
    }
    return rows;
  }

  private static KnownRows known(Optional<Path> file, RowSettings settings, RowProblems problems)
      throws IOException {
    KnownRows known = new KnownRows(settings);
    if (file.isEmpty()) {
      return known;
    }
    String name = String.valueOf(file.get().getFileName());
    try (JsonLines lines =
        new JsonLines(name, Files.newInputStream(file.get()), JsonLines.GREATEST_MAX_LINE_BYTES)) {
      lines.forEach(line -> add(line, known, problems));
    }
    return known;
  }

  private static void add(Line line, KnownRows known, RowProblems problems) {
    try {
      known.add(line);
    } catch (DataException e) {
      problems.add(e);
    }
  }

  /** What is known where {@code split} grows. */
  Growth growth(DatasetSplit split) {
    return split == DatasetSplit.TRAIN
        ? new Growth(split.side(), train, test)
        : new Growth(split.side(), test, train);
  }
}
