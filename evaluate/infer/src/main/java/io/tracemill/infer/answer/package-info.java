/** From what a model wrote to what it answered: thoughts, tool calls and labels. */
@NullMarked
package io.tracemill.infer.answer;

import org.jspecify.annotations.NullMarked;
