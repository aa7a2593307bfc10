/** From the bytes of one JSON text to its tokens, by either of two tokenizers. */
@NullMarked
package io.tracemill.json.token;

import org.jspecify.annotations.NullMarked;
