package io.tracemill.prepare;

import io.tracemill.prepare.flow.Tally;

/**
 * One side of the split.
 *
 * @param traces chosen for it at first
 * @param replacements chosen later in place of those of which there is no row
 * @param rows cut from them; kept are those written
 * @param fences answers whose Markdown fence was taken off
 */
public record PreparedSplit(long traces, long replacements, Tally rows, long fences) {}
