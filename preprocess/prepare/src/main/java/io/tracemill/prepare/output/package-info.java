/** Writing examples as rows. */
@NullMarked
package io.tracemill.prepare.output;

import org.jspecify.annotations.NullMarked;
