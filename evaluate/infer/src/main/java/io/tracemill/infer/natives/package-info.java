/** Native libraries: out of their jars into a cache directory, and why they do not load. */
@NullMarked
package io.tracemill.infer.natives;

import org.jspecify.annotations.NullMarked;
