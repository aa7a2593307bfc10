/** Whatever the bytes: conversations or a named reason, nothing else. */
@NullMarked
package io.tracemill.prepare.fuzz;

import org.jspecify.annotations.NullMarked;
