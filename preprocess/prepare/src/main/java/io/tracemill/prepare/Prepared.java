package io.tracemill.prepare;

import io.tracemill.prepare.baseline.Coverage;
import io.tracemill.prepare.census.TraceCensus;
import io.tracemill.prepare.flow.Drop;
import io.tracemill.prepare.flow.Tally;
import io.tracemill.prepare.screen.relevance.ScoreCounts;
import java.util.List;
import java.util.Optional;

/**
 * What became of the traces.
 *
 * @param lines lines read; kept are those that hold a trace or text
 * @param traces what they held; kept are those that are neither duplicate nor filtered out
 * @param largestGroup how many of the kept traces are of one group, which stays on one side
 * @param testSetBreaks what the upload would refuse of a given test set
 * @param leftOver the kept ones that are in no split; kept are those written as unstructured, or
 *     that were free to be in a split that grows
 * @param coverage how much of the test set the original model answered
 * @param census what all of the traces are like
 * @param scores of the traces that a screen judged, where one gave scores
 */
public record Prepared(
    Tally lines,
    Tally traces,
    long largestGroup,
    PreparedSplit train,
    PreparedSplit test,
    List<Drop> testSetBreaks,
    Tally leftOver,
    Coverage coverage,
    TraceCensus census,
    Optional<ScoreCounts> scores) {}
