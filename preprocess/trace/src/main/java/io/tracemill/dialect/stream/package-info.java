/** Chunks of streamed answers, put together as the answers that they carry. */
@NullMarked
package io.tracemill.dialect.stream;

import org.jspecify.annotations.NullMarked;
