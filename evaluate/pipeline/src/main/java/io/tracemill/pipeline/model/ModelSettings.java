package io.tracemill.pipeline.model;

import io.tracemill.infer.tokenizer.SpecialTokenReading;
import io.tracemill.infer.torch.DeviceChoice;
import io.tracemill.infer.torch.PrecisionChoice;

/**
 * Which model answers and how it computes.
 *
 * @param batch how many rows are answered together at most; no answer depends on it
 * @param sharing whether beginnings that prompts have in common are computed once; likewise
 * @param threads that compute one operation together; on a GPU without meaning
 * @param spelled how special tokens are read that the text of a row spells
 */
public record ModelSettings(
    ModelName model,
    DeviceChoice device,
    PrecisionChoice precision,
    int batch,
    boolean sharing,
    int threads,
    SpecialTokenReading spelled) {
  /** How many rows are usually answered together. */
  public static final int USUAL_BATCH = 16;

  /**
   * The same, but special tokens that texts spell are text: whoever wrote them cannot break out.
   */
  public ModelSettings spelledAsText() {
    return new ModelSettings(
        model, device, precision, batch, sharing, threads, SpecialTokenReading.TEXT);
  }

  /** In the way that suits the device. */
  public static ModelSettings of(ModelName model) {
    return new ModelSettings(
        model,
        DeviceChoice.AUTO,
        PrecisionChoice.AUTO,
        USUAL_BATCH,
        true,
        Runtime.getRuntime().availableProcessors(),
        SpecialTokenReading.SPECIAL);
  }
}
