/** The parts of a decoder as plain loops in double, straight from the papers. */
@NullMarked
package io.tracemill.infer.reference;

import org.jspecify.annotations.NullMarked;
