package io.tracemill.serve;

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Names that nobody guesses: 128 random bits in 32 hexadecimal digits.
 *
 * @param chance where they come from
 */
record Secrets(SecureRandom chance) {
  private static final int BYTES = 16;

  String next() {
    byte[] bits = new byte[BYTES];
    chance.nextBytes(bits);
    return HexFormat.of().formatHex(bits);
  }
}
