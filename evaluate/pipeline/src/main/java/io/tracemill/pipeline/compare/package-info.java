/** How predictions files compare: what is shown of them, and the bars that a model may miss. */
@NullMarked
package io.tracemill.pipeline.compare;

import org.jspecify.annotations.NullMarked;
