package io.tracemill.json.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A word of ASCII that is sought in bytes. Of the text only every n-th pair of bytes is looked at:
 * wherever the word stands, one of its own pairs is among them.
 */
public final class Sought {
  private final byte[] word;

  /**
   * How far before a pair the word may begin, plus 1; 0 for pairs that it does not have. Small
   * enough to stay in the processor's nearest cache, so that other pairs share a place with its
   * own.
   */
  private final byte[] back = new byte[1 << 12];

  /**
   * A search for {@code word}.
   *
   * @throws IllegalArgumentException if it has a pair of bytes twice, or two in one place
   */
  public Sought(String word) {
    this.word = word.getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < this.word.length - 1; i++) {
      int pair = pair(this.word, i);
      if (back[pair] != 0) {
        throw new IllegalArgumentException("expected every pair of bytes once: " + word);
      }
      back[pair] = (byte) (i + 1);
    }
  }

  private static int pair(byte[] bytes, int at) {
    return (bytes[at] << 6 ^ bytes[at + 1]) & 0xfff;
  }

  /** Where it stands first in {@code text}, as an index of its bytes; -1 where it does not. */
  public int in(Slice text) {
    byte[] bytes = text.bytes();
    int step = word.length - 1;
    for (int at = text.start(); at < text.end() - 1; at += step) {
      int found = back[pair(bytes, at)];
      if (found != 0 && isAt(text, at - found + 1)) {
        return at - found + 1;
      }
    }
    return -1;
  }

  private boolean isAt(Slice text, int at) {
    int end = at + word.length;
    return at >= text.start()
        && end <= text.end()
        && Arrays.equals(text.bytes(), at, end, word, 0, word.length);
  }
}
