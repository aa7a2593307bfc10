package io.tracemill.pipeline;

import io.tracemill.json.lines.Damage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What files of which only a part could be read make of a use case: what was read of them is used,
 * and its result says so; where that is nothing, it fails.
 */
final class DamagedInputs {
  private DamagedInputs() {}

  /**
   * Checks that there is anything to go on with.
   *
   * @param read how many lines could be read
   */
  static void check(List<Damage> damages, long read) throws IOException {
    if (read == 0 && !damages.isEmpty()) {
      throw new IOException(words(damages));
    }
  }

  /** Why a result is not whole, if it is not. */
  static Optional<Exception> failure(List<Damage> damages) {
    return damages.isEmpty() ? Optional.empty() : Optional.of(new NotAcceptable(words(damages)));
  }

  private static String words(List<Damage> damages) {
    return damages.stream().map(Damage::toString).collect(Collectors.joining("\n"));
  }
}
