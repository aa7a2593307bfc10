/** The port to any model that answers: what it is asked, and what becomes of that. */
@NullMarked
package io.tracemill.ask;

import org.jspecify.annotations.NullMarked;
