package io.tracemill.infer.decode;

import io.tracemill.ask.Decoding;

/**
 * A prompt to continue.
 *
 * @param row what its continuation is known by; no two sequences of a run have the same
 * @param prompt at least one token
 */
public record TokenSequence(long row, Tokens prompt, Decoding decoding) {

  /** Refuses an empty prompt, behind which no token is likely or unlikely. */
  public TokenSequence {
    if (prompt.size() == 0) {
      throw new IllegalArgumentException("row " + row + ": a prompt has at least one token");
    }
  }
}
