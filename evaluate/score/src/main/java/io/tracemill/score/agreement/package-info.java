/** How far raters agree, and what their errors do to a mean; numbers alone. */
@NullMarked
package io.tracemill.score.agreement;

import org.jspecify.annotations.NullMarked;
