/** Decoding token by token: what a decoder computes, and which sequences share its passes. */
@NullMarked
package io.tracemill.infer.decode;

import org.jspecify.annotations.NullMarked;
