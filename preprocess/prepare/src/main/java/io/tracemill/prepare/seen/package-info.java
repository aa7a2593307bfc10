/** What an earlier set of traces has seen. */
@NullMarked
package io.tracemill.prepare.seen;

import org.jspecify.annotations.NullMarked;
