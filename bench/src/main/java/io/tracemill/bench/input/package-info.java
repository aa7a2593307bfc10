/** Generated input: seeded, of the shapes that logs have. */
@NullMarked
package io.tracemill.bench.input;

import org.jspecify.annotations.NullMarked;
