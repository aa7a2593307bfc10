/** Steps of a traced program, and what those of them say that are calls of a model. */
@NullMarked
package io.tracemill.prepare.span;

import org.jspecify.annotations.NullMarked;
