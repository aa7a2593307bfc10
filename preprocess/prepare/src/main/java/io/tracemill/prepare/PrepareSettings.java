package io.tracemill.prepare;

import io.tracemill.json.TokenizerKind;
import io.tracemill.prepare.format.TraceFormat;
import io.tracemill.prepare.output.SystemPrompts;
import io.tracemill.prepare.relevance.Thresholds;
import io.tracemill.prepare.slice.Turns;
import io.tracemill.prepare.split.Sizes;
import io.tracemill.trace.DataVersion;
import io.tracemill.trace.Task;
import java.util.Optional;

/**
 * How to prepare training data.
 *
 * @param relevance empty where the filter is off
 * @param seed decides which traces train and which test
 * @param rows how rows are written
 * @param tokenizer the result does not depend on it
 * @param threads how many survey at the same time; the result does not depend on it
 */
public record PrepareSettings(
    TraceFormat format,
    Turns turns,
    Optional<Thresholds> relevance,
    Sizes sizes,
    long seed,
    RowSettings rows,
    SystemPrompts inUnstructured,
    int maxLineBytes,
    TokenizerKind tokenizer,
    int threads) {

  /**
   * How rows are written.
   *
   * @param maxChars rows with more characters are dropped
   * @param outputIsJson whether every text answer has to be JSON
   * @param expandToolCalls whether each tool call of a test conversation is scored
   */
  public record RowSettings(
      Task task,
      DataVersion version,
      SystemPrompts systemPrompts,
      int maxChars,
      boolean outputIsJson,
      boolean expandToolCalls) {}
}
