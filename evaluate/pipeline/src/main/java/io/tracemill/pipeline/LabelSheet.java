package io.tracemill.pipeline;

import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.pipeline.files.Csv;
import io.tracemill.pipeline.files.CsvRows;
import io.tracemill.pipeline.files.Destination;
import io.tracemill.pipeline.files.Sink;
import io.tracemill.score.Prediction;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A table in which a person writes {@code good} or {@code bad} into the column {@code human}; what
 * the judge said is not in it, for it would sway him.
 */
final class LabelSheet {
  private LabelSheet() {}

  /** Writes {@code rows} to {@code file}. */
  static void write(List<Prediction> rows, Path file) throws IOException {
    try (Destination destination = Destination.open(new Sink.ToFile(file))) {
      CsvRows table = CsvRows.to(destination.out(), Csv.SAFE);
      for (Prediction row : rows) {
        JsonText line = new JsonText(Layout.COMPACT).beginObject();
        line.name("row").value(row.origin().line()).name("prompt").value(row.question());
        line.name("reference").value(row.answer()).name("prediction").value(row.prediction());
        table.write(line.name("human").value("").endObject().toBytes());
        table.write('\n');
      }
      table.flush();
      destination.complete();
    }
  }
}
