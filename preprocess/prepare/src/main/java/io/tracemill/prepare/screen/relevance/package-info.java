/** Judges, without a model, whether a trace is about the job and whether it holds together. */
@NullMarked
package io.tracemill.prepare.screen.relevance;

import org.jspecify.annotations.NullMarked;
