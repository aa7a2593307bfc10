/** The platform behind an address. */
@NullMarked
package io.tracemill.serve.client;

import org.jspecify.annotations.NullMarked;
