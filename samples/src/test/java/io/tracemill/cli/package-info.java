/** The samples, run as the command line runs them. */
@NullMarked
package io.tracemill.cli;

import org.jspecify.annotations.NullMarked;
