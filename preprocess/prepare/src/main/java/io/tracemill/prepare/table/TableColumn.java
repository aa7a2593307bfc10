package io.tracemill.prepare.table;

/**
 * What a survey keeps of each trace: a number of up to eight bytes, or several small numbers side
 * by side, whose zero bytes take no room. A column is known by itself, not by its name.
 */
public final class TableColumn {
  /** As many as the bits of a mask. */
  private static final int MOST = Long.SIZE;

  private final String name;
  private final int bytes;

  /**
   * A column of up to 64 bytes.
   *
   * @param name for people
   */
  public TableColumn(String name, int bytes) {
    if (bytes < 1 || bytes > MOST) {
      throw new IllegalArgumentException(
          "column " + name + ": expected 1 to " + MOST + " bytes but found " + bytes);
    }
    this.name = name;
    this.bytes = bytes;
  }

  /** How many bytes it takes. */
  public int bytes() {
    return bytes;
  }

  /** Whether it is one number. */
  boolean isNumber() {
    return bytes <= Long.BYTES;
  }

  /** The bits of a number that fits. */
  long mask() {
    return -1L >>> Long.SIZE - Byte.SIZE * bytes;
  }

  @Override
  public String toString() {
    return name;
  }
}
