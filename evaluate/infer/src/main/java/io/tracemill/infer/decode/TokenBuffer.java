package io.tracemill.infer.decode;

import java.util.Arrays;

/** Token numbers in a row that more are put behind; what is there never changes. */
final class TokenBuffer {
  private int[] ids;
  private int size;

  TokenBuffer(Tokens beginning) {
    ids = beginning.toArray();
    size = ids.length;
  }

  int size() {
    return size;
  }

  void add(int token) {
    if (size == ids.length) {
      ids = Arrays.copyOf(ids, size + size / 2 + 16);
    }
    ids[size++] = token;
  }

  Tokens slice(int start, int end) {
    return Tokens.of(Arrays.copyOfRange(ids, start, end));
  }

  /** How many of the first {@code limit} tokens both begin with alike. */
  int sharedWith(TokenBuffer other, int limit) {
    int length = Math.min(limit, Math.min(size, other.size));
    int differs = Arrays.mismatch(ids, 0, length, other.ids, 0, length);
    return differs < 0 ? length : differs;
  }
}
