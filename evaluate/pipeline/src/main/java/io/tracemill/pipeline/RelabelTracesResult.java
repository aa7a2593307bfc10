package io.tracemill.pipeline;

import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.pipeline.teachers.TeacherEstimate;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What was made of a dataset.
 *
 * @param record whose counts are those of the traces that there were and of the rows that were made
 *     of them
 * @param taken traces that are in the pool no more because of the split
 * @param remaining traces that are
 * @param out the child
 */
public record RelabelTracesResult(
    DatasetSplit split,
    RunRecord record,
    long taken,
    long remaining,
    Path out,
    Optional<Exception> failure)
    implements Result {

  /** How many rows are new, and why others are not there. */
  public StageCounts rows() {
    Funnel funnel = record.funnel();
    return (split == DatasetSplit.TRAIN ? funnel.train() : funnel.test()).rows();
  }

  /** Adds what became of lines, traces and rows. */
  void addCounts(JsonText text) {
    Funnel funnel = record.funnel();
    text.beginObject();
    funnel.lines().addTo(text.name("lines"));
    funnel.traces().addTo(text.name("traces"));
    text.name("traces_taken").value(taken);
    text.name("traces_remaining").value(remaining);
    rows().addTo(text.name("rows"));
    funnel.overlap().addTo(text.name("overlap_of_train_and_test"));
    text.endObject();
  }

  @Override
  public String json() {
    JsonText text = new JsonText(Layout.INDENTED).beginObject();
    text.name("operation").value(split.operation());
    if (!record.taught().estimates().isEmpty()) {
      TeacherEstimate.addTo(record.taught().estimates(), text.name("estimates"));
      return text.endObject().toString();
    }
    addCounts(text.name("counts"));
    RunRecordText.relabel(text.name("relabel"), record);
    text.name("out").value(out.toString());
    return text.endObject().toString();
  }
}
