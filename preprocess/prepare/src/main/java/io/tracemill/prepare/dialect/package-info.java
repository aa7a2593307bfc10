/** Ways of writing messages. */
@NullMarked
package io.tracemill.prepare.dialect;

import org.jspecify.annotations.NullMarked;
