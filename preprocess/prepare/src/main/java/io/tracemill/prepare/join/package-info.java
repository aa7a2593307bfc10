/** Lines that belong together, read as one. */
@NullMarked
package io.tracemill.prepare.join;

import org.jspecify.annotations.NullMarked;
