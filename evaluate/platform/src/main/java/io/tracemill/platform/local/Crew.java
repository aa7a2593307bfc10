package io.tracemill.platform.local;

import io.tracemill.pipeline.RunResult;
import io.tracemill.pipeline.model.Models;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Who works for a platform.
 *
 * @param models that answer
 * @param chance draws a seed where a config leaves it open
 * @param summary what people are told of a run
 * @param reason what people are told of a failure
 */
public record Crew(
    Models models,
    LongSupplier chance,
    Function<RunResult, String> summary,
    Function<Throwable, String> reason) {}
