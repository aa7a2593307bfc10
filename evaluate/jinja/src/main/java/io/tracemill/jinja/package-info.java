/**
 * An interpreter of the Jinja language as chat templates use it, with Python's ways with values.
 */
@NullMarked
package io.tracemill.jinja;

import org.jspecify.annotations.NullMarked;
