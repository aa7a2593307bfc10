package io.tracemill.pipeline;

import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.pipeline.teachers.TeacherEstimate;
import io.tracemill.score.Report;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a run made.
 *
 * @param out its directory
 * @param surprises what a person should know first, a sentence each
 */
public record RunResult(
    RunRecord record, Path out, List<String> surprises, Optional<Exception> failure)
    implements Result {

  /** Copies the sentences. */
  public RunResult {
    surprises = List.copyOf(surprises);
  }

  /** The page that shows it. */
  public Path page() {
    return out.resolve(ReportRequest.NAME);
  }

  /** The same with what went wrong behind it, if nothing did before. */
  RunResult with(Exception e) {
    return new RunResult(record, out, surprises, failure.or(() -> Optional.of(e)));
  }

  @Override
  public String json() {
    JsonText text = new JsonText(Layout.INDENTED).beginObject();
    if (!record.taught().estimates().isEmpty()) {
      TeacherEstimate.addTo(record.taught().estimates(), text.name("estimates"));
      return text.endObject().toString();
    }
    record.funnel().addTo(text.name("counts"));
    RunRecordText.relabel(text.name("relabel"), record);
    text.name("metrics").beginObject();
    record.baseline().ifPresent(summary -> new Report(summary).addTo(text));
    text.endObject();
    RunRecordText.model(text, record);
    text.name("out").value(out.toString());
    text.name("page").value(page().toString());
    ReportResult.addTo(surprises, text);
    return text.endObject().toString();
  }
}
