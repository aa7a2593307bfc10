package io.tracemill.pipeline;

import java.util.Optional;

/** What a use case came to. */
public interface Result {

  /** All its numbers. */
  String json();

  /**
   * Why it is not all that was asked for, where that is so; what there is, is complete and stays. A
   * {@link NotAcceptable} where the data is to blame.
   */
  Optional<Exception> failure();
}
