/** Tests of the metrics. */
@NullMarked
package io.tracemill.score.metric;

import org.jspecify.annotations.NullMarked;
