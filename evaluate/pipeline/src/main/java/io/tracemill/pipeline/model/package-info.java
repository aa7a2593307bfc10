/** A local model answers a test set, and what it says is scored. */
@NullMarked
package io.tracemill.pipeline.model;

import org.jspecify.annotations.NullMarked;
