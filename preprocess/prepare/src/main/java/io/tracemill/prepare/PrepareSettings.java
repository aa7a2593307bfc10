package io.tracemill.prepare;

import io.tracemill.json.token.TokenizerKind;
import io.tracemill.prepare.format.TraceFormat;
import io.tracemill.prepare.output.RowSettings;
import io.tracemill.prepare.output.SystemPrompts;
import io.tracemill.prepare.screen.relevance.Thresholds;
import io.tracemill.prepare.slice.Turns;
import io.tracemill.prepare.split.SplitSizes;
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
    SplitSizes sizes,
    long seed,
    RowSettings rows,
    SystemPrompts inUnstructured,
    int maxLineBytes,
    TokenizerKind tokenizer,
    int threads) {}
