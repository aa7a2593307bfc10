package io.tracemill.json.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A word of ASCII that is sought in bytes. Of the text only every n-th pair of bytes is looked at:
 * wherever the word stands, one of its own pairs is among them.
 */
public final class Sought {
  private final byte[] word;

  /** How far a byte that stands at the end of where the word may be moves it; 0 for its last. */
  private final int[] skip = new int[256];

  /** How far one goes behind a last byte that does not end the word. */
  private final int skipOfLast;

  /** A search for {@code word}. */
  public Sought(String word) {
    this.word = word.getBytes(StandardCharsets.US_ASCII);
    int length = this.word.length;
    Arrays.fill(skip, length);
    for (int i = 0; i < length - 1; i++) {
      skip[this.word[i]] = length - 1 - i;
    }
    skipOfLast = skip[this.word[length - 1]];
    skip[this.word[length - 1]] = 0;
  }

  /** Where it stands first in {@code text}, as an index of its bytes; -1 where it does not. */
  public int in(Slice text) {
    byte[] bytes = text.bytes();
    int[] skip = this.skip;
    int last = word.length - 1;
    int end = text.end();
    int at = text.start() + last;
    while (at < end) {
      int step = skip[bytes[at] & 0xff];
      if (step == 0) {
        if (Arrays.equals(bytes, at - last, at, word, 0, last)) {
          return at - last;
        }
        step = skipOfLast;
      }
      at += step;
    }
    return -1;
  }
}
