/** Examples as rows, written and read back; what a row has to be. */
@NullMarked
package io.tracemill.prepare.output;

import org.jspecify.annotations.NullMarked;
