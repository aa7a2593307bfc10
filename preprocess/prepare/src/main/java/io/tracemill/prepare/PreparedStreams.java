package io.tracemill.prepare;

import java.io.OutputStream;

/**
 * Where what was prepared goes.
 *
 * @param rejects takes a line for each line that cannot be read
 * @param dropped takes a line for each trace and row that is left out
 */
public record PreparedStreams(
    OutputStream train,
    OutputStream test,
    OutputStream unstructured,
    OutputStream rejects,
    OutputStream dropped) {}
