/** Layouts of trace files: what a line holds around its messages. */
@NullMarked
package io.tracemill.prepare.format;

import org.jspecify.annotations.NullMarked;
