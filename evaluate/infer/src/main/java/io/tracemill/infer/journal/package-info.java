/** What is finished of a long evaluation, so that an interrupted one goes on. */
@NullMarked
package io.tracemill.infer.journal;

import org.jspecify.annotations.NullMarked;
