package io.tracemill.prepare.screen.relevance;

import io.tracemill.prepare.table.TableColumn;
import io.tracemill.prepare.table.TraceTable;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntFunction;

/**
 * What one trace shows of its relevance and coherence: small numbers, as many for each trace, so
 * that those of millions fit in memory. Most are zero.
 *
 * <p>In the order of its bytes: a count each of {@link Count}, the words of the job description by
 * which people know the trace, other words, and in the bits that are left the {@link Flag}s.
 */
final class Evidence {
  /** Where counts stop. */
  static final int MOST = 255;

  /** Words of the job description that are told apart. */
  static final int DESCRIBED = 128;

  /** Of those that a trace has, so many are remembered by name. */
  static final int NAMED = 5;

  /** Other words that are remembered. */
  static final int WORDS = 15;

  /** Values of a remembered word: 1 to this, so that two words take three bytes. */
  static final int WORD_VALUES = 4095;

  private static final int WORD_BITS = 12;
  private static final int NAMES_AT = Count.ALL.length;
  private static final int WORDS_AT = NAMES_AT + NAMED;
  private static final int FLAGS_AT = WORDS_AT + WORDS * WORD_BITS / Byte.SIZE;

  /** Flags begin in the middle of a byte, where the words end. */
  private static final int FIRST_FLAG = WORDS * WORD_BITS % Byte.SIZE;

  /** What a survey keeps of it. */
  static final TableColumn COLUMN = new TableColumn("evidence", FLAGS_AT + 1);

  private final byte[] bytes;

  private Evidence(byte[] bytes) {
    this.bytes = bytes;
  }

  /** What a survey kept, by trace; that of one holds until the next is asked for. */
  static IntFunction<Evidence> of(TraceTable table) {
    IntFunction<byte[]> bytes = table.reader(COLUMN);
    return trace -> new Evidence(bytes.apply(trace));
  }

  int count(Count count) {
    return bytes[count.ordinal()] & 0xff;
  }

  boolean is(Flag flag) {
    return (bytes[FLAGS_AT] >>> FIRST_FLAG + flag.ordinal() & 1) != 0;
  }

  /**
   * The number of the word of the job description that is remembered in place {@code i}; fewer than
   * {@link #NAMED} are, if it has no more.
   */
  int named(int i) {
    return bytes[NAMES_AT + i] - 1;
  }

  /** The other word remembered in place {@code i}, or 0 if there are fewer. */
  int word(int i) {
    int at = WORDS_AT + i * WORD_BITS / Byte.SIZE;
    int two = bytes[at] & 0xff | (bytes[at + 1] & 0xff) << Byte.SIZE;
    return two >>> i * WORD_BITS % Byte.SIZE & WORD_VALUES;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Evidence evidence && Arrays.equals(bytes, evidence.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** Collects the numbers of one trace after another. */
  static final class Draft {
    private final JobVocabulary vocabulary;
    private final int[] counts = new int[Count.ALL.length];
    private final BitSet described = new BitSet(DESCRIBED);
    private final byte[] bytes = new byte[COLUMN.bytes()];
    private int words;

    Draft(JobVocabulary vocabulary) {
      this.vocabulary = vocabulary;
    }

    void clear() {
      Arrays.fill(counts, 0);
      Arrays.fill(bytes, (byte) 0);
      described.clear();
      words = 0;
    }

    void add(Count count) {
      counts[count.ordinal()]++;
    }

    void add(Count count, int more) {
      counts[count.ordinal()] += more;
    }

    void set(Flag flag) {
      bytes[FLAGS_AT] |= (byte) (1 << FIRST_FLAG + flag.ordinal());
    }

    /** Takes a word of the job description by its number. */
    void describe(int word) {
      described.set(word);
    }

    /** Takes another word, if there is room for it. */
    void word(long hash) {
      if (words < WORDS) {
        int value = (int) (1 + Long.remainderUnsigned(hash, WORD_VALUES));
        int at = WORDS_AT + words * WORD_BITS / Byte.SIZE;
        int two = value << words * WORD_BITS % Byte.SIZE;
        bytes[at] |= (byte) two;
        bytes[at + 1] |= (byte) (two >>> Byte.SIZE);
        words++;
      }
    }

    /** The evidence, which is written over by that of the next trace. */
    byte[] bytes() {
      countDescribed();
      for (int i = 0; i < counts.length; i++) {
        bytes[i] = (byte) Math.min(counts[i], MOST);
      }
      return bytes;
    }

    private void countDescribed() {
      int named = 0;
      for (int word = described.nextSetBit(0); word >= 0; word = described.nextSetBit(word + 1)) {
        add(Count.DESCRIBED_WORDS);
        add(Count.DESCRIBED_WEIGHT, vocabulary.word(word).weight());
        if (named < NAMED) {
          bytes[NAMES_AT + named] = (byte) (word + 1);
          named++;
        }
      }
    }
  }
}
