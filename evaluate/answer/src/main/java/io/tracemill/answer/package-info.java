/** The way from test rows over prompts and a model to predictions. */
@NullMarked
package io.tracemill.answer;

import org.jspecify.annotations.NullMarked;
