/** The flow from traces to examples. */
@NullMarked
package io.tracemill.prepare;

import org.jspecify.annotations.NullMarked;
