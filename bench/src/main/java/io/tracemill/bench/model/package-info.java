/** Decoders to compare: Tracemill's, and the same model by plain operations on DJL's arrays. */
@NullMarked
package io.tracemill.bench.model;

import org.jspecify.annotations.NullMarked;
