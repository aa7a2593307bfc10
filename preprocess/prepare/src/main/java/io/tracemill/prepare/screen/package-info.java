/** Ways to tell which traces are to be used: one package each. */
@NullMarked
package io.tracemill.prepare.screen;

import org.jspecify.annotations.NullMarked;
