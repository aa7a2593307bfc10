package io.tracemill.serve.gateway;

/**
 * What has become of calls.
 *
 * @param calls that are recorded, all of them
 * @param partial those among them whose answer is not whole
 * @param failed those among them that were not answered with 200
 * @param passed calls that went through unrecorded
 * @param lost calls that could not be written down
 */
public record GatewayCounts(long calls, long partial, long failed, long passed, long lost) {}
