package io.tracemill.prepare.seen;

import io.tracemill.trace.ConversationHash;
import io.tracemill.trace.Trace;
import java.util.Arrays;
import java.util.Optional;

/** Conversations of an earlier set, by a hash of 64 bits: eight bytes each. */
public final class SeenSet implements Seen {
  private final String name;
  private final long[] hashes;

  private SeenSet(String name, long[] hashes) {
    this.name = name;
    this.hashes = hashes;
  }

  @Override
  public Optional<String> says(Trace trace) {
    return Arrays.binarySearch(hashes, hash(trace)) >= 0
        ? Optional.of("the same conversation is in " + name)
        : Optional.empty();
  }

  /** How many different ones there are. */
  public int size() {
    return hashes.length;
  }

  private static long hash(Trace trace) {
    ConversationHash hash = new ConversationHash();
    trace.messages().forEach(hash::add);
    return hash.high();
  }

  /** Collects them. Not for use by several threads. */
  public static final class Builder {
    private long[] hashes = new long[1 << 10];
    private int size;

    /** Adds {@code trace}. */
    public void add(Trace trace) {
      if (size == hashes.length) {
        hashes = Arrays.copyOf(hashes, 2 * size);
      }
      hashes[size++] = hash(trace);
    }

    /** All of them, which together are called {@code name}. */
    public SeenSet build(String name) {
      long[] sorted = Arrays.copyOf(hashes, size);
      Arrays.sort(sorted);
      int different = 0;
      for (int i = 0; i < size; i++) {
        if (i == 0 || sorted[i] != sorted[i - 1]) {
          sorted[different++] = sorted[i];
        }
      }
      return new SeenSet(name, Arrays.copyOf(sorted, different));
    }
  }
}
