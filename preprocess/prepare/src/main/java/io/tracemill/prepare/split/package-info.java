/** Choosing which traces train, which test, and which are left over. */
@NullMarked
package io.tracemill.prepare.split;

import org.jspecify.annotations.NullMarked;
