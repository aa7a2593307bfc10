/** What is finished of a long evaluation, so that an interrupted one goes on. */
@NullMarked
package io.tracemill.ask.journal;

import org.jspecify.annotations.NullMarked;
