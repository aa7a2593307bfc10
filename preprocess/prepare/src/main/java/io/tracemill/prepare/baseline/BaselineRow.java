package io.tracemill.prepare.baseline;

import io.tracemill.trace.Origin;

/**
 * What the original model answered to a prompt of the test set.
 *
 * @param origin where the row comes from: the traces, or the given test set
 * @param answer what would have been right
 * @param prediction what was answered
 */
public record BaselineRow(Origin origin, String prompt, String answer, String prediction) {}
