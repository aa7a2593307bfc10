/** Files of rows, in JSON Lines or CSV. */
@NullMarked
package io.tracemill.pipeline.rows;

import org.jspecify.annotations.NullMarked;
