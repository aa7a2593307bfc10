/** Bytes of text: lines, slices of them, UTF-8 and escapes, and what can be wrong with them. */
@NullMarked
package io.tracemill.json.text;

import org.jspecify.annotations.NullMarked;
