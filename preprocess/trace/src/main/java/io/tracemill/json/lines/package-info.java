/** From files, compressed or not, to lines. */
@NullMarked
package io.tracemill.json.lines;

import org.jspecify.annotations.NullMarked;
