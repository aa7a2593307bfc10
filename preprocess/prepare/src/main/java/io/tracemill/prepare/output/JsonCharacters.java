package io.tracemill.prepare.output;

import io.tracemill.json.text.Slice;

/** Counts characters of JSON text. */
final class JsonCharacters {
  private JsonCharacters() {}

  /** How many code points {@code ascii} has when each escape counts as what it stands for. */
  static int count(Slice ascii) {
    byte[] bytes = ascii.bytes();
    int count = 0;
    for (int at = ascii.start(); at < ascii.end(); count++) {
      if (bytes[at] != '\\') {
        at++;
      } else if (bytes[at + 1] != 'u') {
        at += 2;
      } else {
        at += isHighSurrogate(bytes, at + 2) ? 12 : 6;
      }
    }
    return count;
  }

  private static boolean isHighSurrogate(byte[] bytes, int hex) {
    int second = bytes[hex + 1] | 0x20;
    return (bytes[hex] | 0x20) == 'd'
        && (second == '8' || second == '9' || second == 'a' || second == 'b');
  }
}
