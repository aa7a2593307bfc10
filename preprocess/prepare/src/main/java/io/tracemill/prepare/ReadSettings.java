package io.tracemill.prepare;

import io.tracemill.json.token.TokenizerKind;
import io.tracemill.prepare.format.ReadPolicy;
import io.tracemill.prepare.format.TraceFormat;

/**
 * How a file of traces is read.
 *
 * @param policy what of traces is used
 * @param maxLineBytes the longest line, joined or not
 * @param tokenizer the result does not depend on it
 */
public record ReadSettings(
    TraceFormat format, ReadPolicy policy, int maxLineBytes, TokenizerKind tokenizer) {

  /** With the usual policy. */
  public ReadSettings(TraceFormat format, int maxLineBytes, TokenizerKind tokenizer) {
    this(format, ReadPolicy.USUAL, maxLineBytes, tokenizer);
  }
}
