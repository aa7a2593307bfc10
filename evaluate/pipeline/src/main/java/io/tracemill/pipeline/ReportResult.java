package io.tracemill.pipeline;

import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A page that was made.
 *
 * @param bytes its size
 * @param surprises what a person should know first, a sentence each; at most three
 */
public record ReportResult(Path page, long bytes, List<String> surprises) implements Result {

  /** Copies the sentences. */
  public ReportResult {
    surprises = List.copyOf(surprises);
  }

  @Override
  public String json() {
    JsonText text = new JsonText(Layout.INDENTED).beginObject();
    text.name("page").value(page.toString()).name("bytes").value(bytes);
    addTo(surprises, text);
    return text.endObject().toString();
  }

  /** Adds the sentences as a field. */
  static void addTo(List<String> surprises, JsonText text) {
    text.name("surprises").beginArray();
    surprises.forEach(text::value);
    text.endArray();
  }

  @Override
  public Optional<Exception> failure() {
    return Optional.empty();
  }
}
