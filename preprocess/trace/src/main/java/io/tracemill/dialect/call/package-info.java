/** Tool calls: what one is in JSON, and how models write them in their words. */
@NullMarked
package io.tracemill.dialect.call;

import org.jspecify.annotations.NullMarked;
