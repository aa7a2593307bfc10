/** What traces are like, all together. */
@NullMarked
package io.tracemill.prepare.census;

import org.jspecify.annotations.NullMarked;
