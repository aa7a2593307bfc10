package io.tracemill.prepare.split;

import java.util.Set;

/**
 * How traces are split.
 *
 * @param seed the config's {@code random_seed}
 * @param tested first user messages of a given test set, as in {@link
 *     io.tracemill.prepare.table.TraceTable#FIRST_USER}
 */
public record SplitPlan(SplitSizes sizes, long seed, Set<Long> tested) {}
