package io.tracemill.pipeline;

import io.tracemill.pipeline.inspect.Findings;
import io.tracemill.pipeline.inspect.InspectJson;
import io.tracemill.pipeline.inspect.InspectedFile;
import java.util.List;
import java.util.Optional;

/** What files of traces hold. */
public record InspectResult(
    List<InspectedFile> files, Findings findings, Optional<Exception> failure) implements Result {

  /** Copies the files. */
  public InspectResult {
    files = List.copyOf(files);
  }

  @Override
  public String json() {
    return InspectJson.of(files, findings);
  }
}
