package io.tracemill.prepare.output;

import io.tracemill.trace.DataVersion;
import io.tracemill.trace.Task;

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
