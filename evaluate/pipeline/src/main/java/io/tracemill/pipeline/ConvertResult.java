package io.tracemill.pipeline;

import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import java.util.Optional;

/**
 * What a conversion made.
 *
 * @param format that the traces were read as
 * @param lines kept are those that hold a trace or text
 * @param traces kept are those with an answer
 * @param rows kept are those that were written
 * @param failure why it is not what was asked for, though it is complete
 */
public record ConvertResult(
    String format,
    StageCounts lines,
    StageCounts traces,
    StageCounts rows,
    Optional<Exception> failure)
    implements Result {

  @Override
  public String json() {
    JsonText text = new JsonText(Layout.INDENTED).beginObject();
    text.name("format").value(format);
    lines.addTo(text.name("lines"));
    traces.addTo(text.name("traces"));
    rows.addTo(text.name("rows"));
    return text.endObject().toString();
  }
}
