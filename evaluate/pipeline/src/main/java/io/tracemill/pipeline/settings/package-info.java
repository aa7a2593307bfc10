/** Reads the files that say what a run has to do: the config and the job description. */
@NullMarked
package io.tracemill.pipeline.settings;

import org.jspecify.annotations.NullMarked;
