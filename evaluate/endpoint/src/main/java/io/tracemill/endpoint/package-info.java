/** Servers that speak OpenAI's protocol, as models that answer. */
@NullMarked
package io.tracemill.endpoint;

import org.jspecify.annotations.NullMarked;
