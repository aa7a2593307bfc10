/** Ways of writing messages. */
@NullMarked
package io.tracemill.dialect;

import org.jspecify.annotations.NullMarked;
