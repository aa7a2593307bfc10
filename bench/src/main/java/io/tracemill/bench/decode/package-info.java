/** What is measured of decoding without a model. */
@NullMarked
package io.tracemill.bench.decode;

import org.jspecify.annotations.NullMarked;
