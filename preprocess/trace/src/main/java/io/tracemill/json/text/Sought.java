package io.tracemill.json.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A word of ASCII that is sought in bytes; most of them are skipped (Horspool, 1980, "Practical
 * fast searching in strings").
 */
public final class Sought {
  private final byte[] word;
  private final int[] skip = new int[256];

  /** A search for {@code word}. */
  public Sought(String word) {
    this.word = word.getBytes(StandardCharsets.US_ASCII);
    int length = this.word.length;
    Arrays.fill(skip, length);
    for (int i = 0; i < length - 1; i++) {
      skip[this.word[i]] = length - 1 - i;
    }
  }

  /** Where it stands first in {@code text}, as an index of its bytes; -1 where it does not. */
  public int in(Slice text) {
    byte[] bytes = text.bytes();
    int length = word.length;
    int last = length - 1;
    for (int at = text.start(); at <= text.end() - length; at += skip[bytes[at + last] & 0xff]) {
      if (bytes[at + last] == word[last] && Arrays.equals(bytes, at, at + last, word, 0, last)) {
        return at;
      }
    }
    return -1;
  }
}
