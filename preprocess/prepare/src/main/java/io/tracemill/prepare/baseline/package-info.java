/** What the original model answered to the prompts of the test set. */
@NullMarked
package io.tracemill.prepare.baseline;

import org.jspecify.annotations.NullMarked;
