/** What is in files of traces, for a person who sees them for the first time. */
@NullMarked
package io.tracemill.pipeline.inspect;

import org.jspecify.annotations.NullMarked;
