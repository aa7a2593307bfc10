package io.tracemill.pipeline.compare;

import io.tracemill.json.lines.Input;
import io.tracemill.json.lines.LineSource;
import io.tracemill.pipeline.rows.RowColumns;
import io.tracemill.pipeline.rows.RowFile;
import io.tracemill.score.PredictionsReader;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The texts of some rows of a predictions file, which is read again for them. */
final class ChangedTexts {
  private ChangedTexts() {}

  /** Those on {@code lines}, by their lines; {@code watch} is run before each line of the file. */
  static Map<Long, ChangedText> read(Input file, Set<Long> lines, Runnable watch)
      throws IOException {
    Map<Long, ChangedText> texts = new HashMap<>();
    if (lines.isEmpty()) {
      return texts;
    }
    try (LineSource source = RowFile.open(file, RowColumns.PREDICTIONS);
        PredictionsReader reader = new PredictionsReader(source)) {
      source.forEach(
          line -> {
            watch.run();
            if (lines.contains(line.number())) {
              texts.put(line.number(), ChangedText.of(reader.read(line)));
            }
          });
    }
    return texts;
  }
}
