package io.tracemill.json.token;

import java.util.Arrays;

/**
 * The tokens of one JSON text in reading order, one {@code long} each: kind (4 bits), start (30),
 * and a last field (30).
 *
 * <p>The last field is, of a string, number or literal: where it ends; of an object or array: the
 * index behind its END entry. An END entry's start is the offset behind the closing bracket. A NAME
 * entry comes before each value of an object; its start is the key's opening quote, its last field
 * a hash of the key, decoded, and above it a bit that says whether the value was read. While a
 * container is open its last field holds the container around it, which makes the stack.
 */
public final class Entries {
  /** What {@link #kind} says of a value: its {@link Kind} by number, containers first. */
  public static final int OBJECT = Kind.OBJECT.ordinal();

  public static final int ARRAY = Kind.ARRAY.ordinal();
  public static final int STRING = Kind.STRING.ordinal();
  static final int NUMBER = Kind.NUMBER.ordinal();
  static final int TRUE = Kind.TRUE.ordinal();
  static final int FALSE = Kind.FALSE.ordinal();
  public static final int NULL = Kind.NULL.ordinal();

  /** Kinds beyond those of values: the name of an object's next value, a container's end. */
  public static final int NAME = 7;

  public static final int END = 8;

  /** The longest text: 1 GiB. */
  public static final int MAX_OFFSET = (1 << 30) - 1;

  /** The greatest hash of a key. */
  public static final int MAX_HASH = (1 << 29) - 1;

  /** Of a NAME: the value was read. */
  private static final long READ = MAX_HASH + 1L;

  /** The deepest nesting that is read. */
  public static final int MAX_DEPTH = 512;

  private final int usual;
  private long[] entries;
  private int size;
  private int open;

  /** Room for {@code usual} entries to begin with. */
  public Entries(int usual) {
    this.usual = usual;
    this.entries = new long[usual];
  }

  /** Begins another text in the same room. */
  public void clear() {
    size = 0;
    open = MAX_OFFSET;
  }

  /** How many entries there are, names and ends among them. */
  public int size() {
    return size;
  }

  /** Gives back what goes beyond {@code most}. */
  public void shrink(int most) {
    if (entries.length > most) {
      entries = new long[usual];
    }
  }

  /** Whether the innermost open container is an object. */
  boolean inObject() {
    return kind(open) == OBJECT;
  }

  void begin(int kind, int start) {
    int index = size;
    add(kind, start, open);
    open = index;
  }

  void close(int offset) {
    add(END, offset, 0);
    int container = open;
    open = last(container);
    entries[container] = entries[container] & ~(long) MAX_OFFSET | size;
  }

  void name(int start, int hash) {
    add(NAME, start, hash & MAX_HASH);
  }

  void scalar(int kind, int start, int end) {
    add(kind, start, end);
  }

  private void add(int kind, int start, int last) {
    if (size == entries.length) {
      entries = Arrays.copyOf(entries, (int) Math.min(size * 2L, Integer.MAX_VALUE - 8));
    }
    entries[size++] = (long) kind << 60 | (long) start << 30 | last;
  }

  /** One of the constants above. */
  public int kind(int index) {
    return (int) (entries[index] >>> 60);
  }

  /** The offset of a value's first byte; of an END the one behind the bracket. */
  public int start(int index) {
    return (int) (entries[index] >>> 30) & MAX_OFFSET;
  }

  /** Of a NAME: the low 29 bits of its {@code String.hashCode}. */
  public int hash(int index) {
    return (int) entries[index] & MAX_HASH;
  }

  /** Of a NAME: notes that its value is read. */
  public void markRead(int index) {
    entries[index] |= READ;
  }

  /** Of a NAME: whether its value was read. */
  public boolean isRead(int index) {
    return (entries[index] & READ) != 0;
  }

  /** The offset behind a value, with all it holds. */
  public int end(int index) {
    return kind(index) <= ARRAY ? start(last(index) - 1) : last(index);
  }

  /** The index behind a value and all it holds. */
  public int next(int index) {
    return kind(index) <= ARRAY ? last(index) : index + 1;
  }

  private int last(int index) {
    return (int) entries[index] & MAX_OFFSET;
  }
}
