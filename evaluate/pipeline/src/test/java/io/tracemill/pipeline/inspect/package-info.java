/** Counting in bounded memory. */
@NullMarked
package io.tracemill.pipeline.inspect;

import org.jspecify.annotations.NullMarked;
