package io.tracemill.prepare.screen.relevance;

import java.util.Arrays;

/**
 * What one trace shows of its relevance and coherence: small numbers, of a fixed size, so that
 * those of millions of traces fit in memory.
 *
 * <p>Eight counts of a byte share each of the first three numbers.
 *
 * @param calls counts
 * @param order counts
 * @param answers counts
 * @param described the words of the job description that occur, a bit each
 * @param describedMore further ones
 * @param words the first other words that occur, five of 12 bits each, zero for none; and, behind
 *     them, a bit for each {@link Flag}
 * @param moreWords further ones
 * @param lastWords further ones
 */
public record Evidence(
    long calls,
    long order,
    long answers,
    long described,
    long describedMore,
    long words,
    long moreWords,
    long lastWords) {

  /** How many {@code long}s a row has. */
  public static final int LONGS = 8;

  /** Where counts stop. */
  static final int MOST = 255;

  /** Words of the job description that have a bit of their own. */
  static final int DESCRIBED = 128;

  /** Other words that are remembered. */
  static final int WORDS = 15;

  /** Values of a remembered word: 1 to this. */
  static final int WORD_VALUES = 4095;

  private static final int WORD_BITS = 12;
  private static final int WORDS_PER_LONG = 5;

  /** Writes {@link #LONGS} numbers to {@code row}, the first at {@code at}. */
  public void writeTo(long[] row, int at) {
    row[at] = calls;
    row[at + 1] = order;
    row[at + 2] = answers;
    row[at + 3] = described;
    row[at + 4] = describedMore;
    row[at + 5] = words;
    row[at + 6] = moreWords;
    row[at + 7] = lastWords;
  }

  /** What {@link #writeTo} wrote. */
  public static Evidence readFrom(long[] row, int at) {
    return new Evidence(
        row[at],
        row[at + 1],
        row[at + 2],
        row[at + 3],
        row[at + 4],
        row[at + 5],
        row[at + 6],
        row[at + 7]);
  }

  int count(Count count) {
    int index = count.ordinal();
    long eight = index < 8 ? calls : index < 16 ? order : answers;
    return (int) (eight >>> 8 * (index & 7)) & MOST;
  }

  boolean is(Flag flag) {
    return (words & flag.bit()) != 0;
  }

  boolean describes(int bit) {
    return ((bit < 64 ? described : describedMore) >>> (bit & 63) & 1) != 0;
  }

  /** The remembered word {@code i}, or 0 if there are fewer. */
  int word(int i) {
    int index = i / WORDS_PER_LONG;
    long five = index == 0 ? words : index == 1 ? moreWords : lastWords;
    return (int) (five >>> WORD_BITS * (i % WORDS_PER_LONG)) & WORD_VALUES;
  }

  /** Collects the numbers of one trace after another. */
  static final class Draft {
    private final int[] counts = new int[Count.ALL.length];
    private final long[] row = new long[LONGS];
    private int words;

    void clear() {
      Arrays.fill(counts, 0);
      Arrays.fill(row, 0);
      words = 0;
    }

    void add(Count count) {
      counts[count.ordinal()]++;
    }

    void add(Count count, int more) {
      counts[count.ordinal()] += more;
    }

    int count(Count count) {
      return counts[count.ordinal()];
    }

    void set(Flag flag) {
      row[5] |= flag.bit();
    }

    void describe(int bit) {
      row[3 + (bit >>> 6)] |= 1L << (bit & 63);
    }

    void word(long hash) {
      if (words < WORDS) {
        long value = 1 + Long.remainderUnsigned(hash, WORD_VALUES);
        row[5 + words / WORDS_PER_LONG] |= value << WORD_BITS * (words % WORDS_PER_LONG);
        words++;
      }
    }

    Evidence evidence() {
      for (int i = 0; i < counts.length; i++) {
        row[i >>> 3] |= (long) Math.min(counts[i], MOST) << 8 * (i & 7);
      }
      return readFrom(row, 0);
    }
  }
}
