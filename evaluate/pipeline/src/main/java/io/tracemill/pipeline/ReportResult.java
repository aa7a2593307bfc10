package io.tracemill.pipeline;

import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A page that was made.
 *
 * @param bytes its size
 */
public record ReportResult(Path page, long bytes) implements Result {

  @Override
  public String json() {
    JsonText text = new JsonText(Layout.INDENTED).beginObject();
    text.name("page").value(page.toString()).name("bytes").value(bytes);
    return text.endObject().toString();
  }

  @Override
  public Optional<Exception> failure() {
    return Optional.empty();
  }
}
