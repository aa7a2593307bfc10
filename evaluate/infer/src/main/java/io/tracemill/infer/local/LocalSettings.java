package io.tracemill.infer.local;

import io.tracemill.infer.decode.SchedulerSettings;
import io.tracemill.infer.tokenizer.SpecialTokenReading;
import io.tracemill.infer.torch.PrecisionChoice;
import io.tracemill.infer.torch.TorchSettings;
import java.time.LocalDateTime;

/**
 * How a model computes.
 *
 * @param now the time that a chat template shows where it asks for it; answers depend on it, so
 *     that a fixed one makes them repeatable
 * @param spelled how special tokens are read that the text of a conversation spells
 */
public record LocalSettings(
    TorchSettings torch,
    PrecisionChoice precision,
    SchedulerSettings scheduling,
    LocalDateTime now,
    SpecialTokenReading spelled) {
  /** What templates show that show a date, unless somebody wants another: noon of a fixed day. */
  public static final LocalDateTime USUAL_NOW = LocalDateTime.of(2025, 1, 1, 12, 0);
}
