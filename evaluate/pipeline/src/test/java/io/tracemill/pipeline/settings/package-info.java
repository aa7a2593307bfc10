/** Tests of the files that say what a run has to do. */
@NullMarked
package io.tracemill.pipeline.settings;

import org.jspecify.annotations.NullMarked;
