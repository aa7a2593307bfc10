/**
 * What Tracemill can do: each use case from a request to a result, for a command line, a server or
 * whoever calls.
 *
 * <p>A request is a record that a program makes, or reads from the words of its users. What is
 * wrong with it is told together, before any data is read. A use case tells a {@link
 * io.tracemill.pipeline.Progress} how it gets on and is ended by it; then nothing is left of it.
 */
@NullMarked
package io.tracemill.pipeline;

import org.jspecify.annotations.NullMarked;
