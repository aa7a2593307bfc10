/** Traces that are the same conversation. */
@NullMarked
package io.tracemill.prepare.screen.duplicates;

import org.jspecify.annotations.NullMarked;
