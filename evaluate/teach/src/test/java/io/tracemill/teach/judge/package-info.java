/** Tests of judges. */
@NullMarked
package io.tracemill.teach.judge;

import org.jspecify.annotations.NullMarked;
