/** An HTTP server for this machine alone: who may ask, how much, and what is answered. */
@NullMarked
package io.tracemill.serve.http;

import org.jspecify.annotations.NullMarked;
