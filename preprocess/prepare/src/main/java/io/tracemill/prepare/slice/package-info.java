/** Cutting traces into examples. */
@NullMarked
package io.tracemill.prepare.slice;

import org.jspecify.annotations.NullMarked;
