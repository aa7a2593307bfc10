/** Predictions in the forms that other viewers read. */
@NullMarked
package io.tracemill.report.export;

import org.jspecify.annotations.NullMarked;
