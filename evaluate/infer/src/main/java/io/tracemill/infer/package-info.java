/** What is asked of a model and what comes back, whatever the engine behind it. */
@NullMarked
package io.tracemill.infer;

import org.jspecify.annotations.NullMarked;
