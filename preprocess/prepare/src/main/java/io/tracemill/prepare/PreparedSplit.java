package io.tracemill.prepare;

import io.tracemill.prepare.flow.Tally;

/**
 * One side of the split.
 *
 * @param traces chosen for it
 * @param rows cut from them; kept are those written
 * @param fences answers whose Markdown fence was taken off
 */
public record PreparedSplit(long traces, Tally rows, long fences) {}
