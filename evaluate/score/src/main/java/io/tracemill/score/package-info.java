/** Scores of predictions: read, computed, summed up and shown. */
@NullMarked
package io.tracemill.score;

import org.jspecify.annotations.NullMarked;
