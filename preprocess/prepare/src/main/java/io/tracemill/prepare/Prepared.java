package io.tracemill.prepare;

import io.tracemill.prepare.flow.Tally;

/**
 * What became of the traces.
 *
 * @param lines lines read; kept are those that hold a trace or text
 * @param traces what they held; kept are those that are neither duplicate nor filtered out
 * @param largestGroup how many of the kept traces are of one group, which stays on one side
 * @param leftOver the kept ones that are in no split; kept are those written as unstructured
 * @param coverage how much of the test set the original model answered
 */
public record Prepared(
    Tally lines,
    Tally traces,
    long largestGroup,
    PreparedSplit train,
    PreparedSplit test,
    Tally leftOver,
    Coverage coverage) {}
