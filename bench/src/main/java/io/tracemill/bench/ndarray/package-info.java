/** The yardstick of decoders: the same model by plain operations on DJL's arrays. */
@NullMarked
package io.tracemill.bench.ndarray;

import org.jspecify.annotations.NullMarked;
