/** Commands as people call them. */
@NullMarked
package io.tracemill.cli;

import org.jspecify.annotations.NullMarked;
