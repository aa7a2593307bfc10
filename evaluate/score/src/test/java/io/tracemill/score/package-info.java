/** Tests of scores. */
@NullMarked
package io.tracemill.score;

import org.jspecify.annotations.NullMarked;
