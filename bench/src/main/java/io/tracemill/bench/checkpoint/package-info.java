/** Model directories of random weights, as large as real ones. */
@NullMarked
package io.tracemill.bench.checkpoint;

import org.jspecify.annotations.NullMarked;
