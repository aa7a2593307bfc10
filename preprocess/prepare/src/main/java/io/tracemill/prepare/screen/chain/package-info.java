/** Logs in which each call repeats the conversation so far, and no id says so. */
@NullMarked
package io.tracemill.prepare.screen.chain;

import org.jspecify.annotations.NullMarked;
