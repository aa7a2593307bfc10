/** A gateway before an OpenAI-compatible server that keeps each call. */
@NullMarked
package io.tracemill.serve.gateway;

import org.jspecify.annotations.NullMarked;
