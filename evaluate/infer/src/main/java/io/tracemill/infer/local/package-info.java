/** A model directory on this machine that answers: template, tokenizer, scheduler and decoder. */
@NullMarked
package io.tracemill.infer.local;

import org.jspecify.annotations.NullMarked;
