/** The metrics: how good a prediction is, on a scale from 0 to 1. */
@NullMarked
package io.tracemill.score.metric;

import org.jspecify.annotations.NullMarked;
