package io.tracemill.prepare;

import java.io.OutputStream;

/**
 * Where what was prepared goes.
 *
 * @param leftOver takes traces that are in no split: as unstructured text, or as traces where a
 *     split grows
 * @param rejects takes a line for each line that cannot be read
 * @param dropped takes a line for each trace and row that is left out
 */
public record PreparedStreams(
    OutputStream train,
    OutputStream test,
    OutputStream leftOver,
    OutputStream rejects,
    OutputStream dropped) {}
