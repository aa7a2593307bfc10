package io.tracemill.infer.decode;

/**
 * A decoder, and which tokens its slots hold.
 *
 * <p>Whoever uses a decoder through one of these does so through this one alone, so that a later
 * run finds the beginnings that an earlier one left. Who opened the decoder closes it.
 */
public final class SlotCache {
  private final Decoder decoder;

  /** Takes over the use of {@code decoder}; what it holds now is forgotten. */
  public SlotCache(Decoder decoder) {
    this.decoder = decoder;
  }

  Decoder decoder() {
    return decoder;
  }
}
