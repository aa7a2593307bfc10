/** From the rows of a test set to the prompts that a model gets. */
@NullMarked
package io.tracemill.answer.prompt;

import org.jspecify.annotations.NullMarked;
