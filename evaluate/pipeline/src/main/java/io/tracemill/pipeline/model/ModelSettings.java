package io.tracemill.pipeline.model;

import io.tracemill.infer.torch.DeviceChoice;
import io.tracemill.infer.torch.PrecisionChoice;
import java.nio.file.Path;

/**
 * Which model answers and how it computes.
 *
 * @param directory as it comes from a hub
 * @param batch how many rows are answered together at most; no answer depends on it
 * @param sharing whether beginnings that prompts have in common are computed once; likewise
 * @param threads that compute one operation together; on a GPU without meaning
 */
public record ModelSettings(
    Path directory,
    DeviceChoice device,
    PrecisionChoice precision,
    int batch,
    boolean sharing,
    int threads) {

  /** The name of the directory, by which people know the model. */
  public String name() {
    return String.valueOf(directory.toAbsolutePath().normalize().getFileName());
  }
}
