/** The whole pipeline: traces in, training data and a baseline out. */
@NullMarked
package io.tracemill.pipeline;

import org.jspecify.annotations.NullMarked;
