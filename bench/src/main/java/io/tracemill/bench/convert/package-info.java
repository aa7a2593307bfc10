/** The same conversion, by Tracemill and plainly by JSON libraries. */
@NullMarked
package io.tracemill.bench.convert;

import org.jspecify.annotations.NullMarked;
