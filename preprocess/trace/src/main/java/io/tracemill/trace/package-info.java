/** The nouns: traces, their messages, the examples cut from them, and what they are for. */
@NullMarked
package io.tracemill.trace;

import org.jspecify.annotations.NullMarked;
