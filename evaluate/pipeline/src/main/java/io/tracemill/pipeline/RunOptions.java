package io.tracemill.pipeline;

import io.tracemill.json.token.TokenizerKind;
import io.tracemill.pipeline.files.Csv;
import io.tracemill.prepare.format.ReadPolicy;
import java.nio.file.Path;

/**
 * What a run is told beside its inputs.
 *
 * @param out the directory to make
 * @param force whether an earlier run's output may be replaced
 * @param csv whether rows are written as CSV too, and how
 * @param seed decides the split
 * @param policy what of traces is used
 * @param threads how many survey at the same time
 */
record RunOptions(
    Path out,
    boolean force,
    Csv csv,
    long seed,
    ReadPolicy policy,
    int maxLineBytes,
    TokenizerKind tokenizer,
    int threads) {}
