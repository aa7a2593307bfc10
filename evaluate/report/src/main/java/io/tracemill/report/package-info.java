/** The page of an output folder: what a run found, and where models differ. */
@NullMarked
package io.tracemill.report;

import org.jspecify.annotations.NullMarked;
