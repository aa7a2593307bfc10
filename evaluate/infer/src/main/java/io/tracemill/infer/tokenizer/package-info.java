/** Text to tokens and back, by the tokenizer that a model brings. */
@NullMarked
package io.tracemill.infer.tokenizer;

import org.jspecify.annotations.NullMarked;
