/** Ways of writing messages and rows, read and written. */
@NullMarked
package io.tracemill.dialect;

import org.jspecify.annotations.NullMarked;
