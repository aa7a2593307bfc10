/** Models that are asked how relevant and coherent traces are. */
@NullMarked
package io.tracemill.teach.filter;

import org.jspecify.annotations.NullMarked;
