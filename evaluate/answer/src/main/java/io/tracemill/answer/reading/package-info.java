/** From what a model wrote to what it answered: thoughts, tool calls and labels. */
@NullMarked
package io.tracemill.answer.reading;

import org.jspecify.annotations.NullMarked;
