/** Models that are asked about traces, and what they answered. */
@NullMarked
package io.tracemill.teach;

import org.jspecify.annotations.NullMarked;
