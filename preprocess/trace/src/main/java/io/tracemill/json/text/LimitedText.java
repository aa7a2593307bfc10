package io.tracemill.json.text;

/**
 * A text in which a regular expression may look at so many characters and no more: a stranger's
 * expression may try without end. Not for use by several threads.
 */
public final class LimitedText implements CharSequence {
  private final String text;
  private final long most;
  private long looks;

  /** Thrown by the look that is one too many. */
  public static final class ExceededException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private ExceededException() {
      super("", null, false, false);
    }
  }

  /** A text of which {@code most} characters may be looked at, each as often as one likes. */
  public LimitedText(String text, long most) {
    this.text = text;
    this.most = most;
  }

  /** Counts anew. */
  public void again() {
    looks = 0;
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public char charAt(int index) {
    looks++;
    if (looks > most) {
      throw new ExceededException();
    }
    return text.charAt(index);
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.substring(start, end);
  }

  @Override
  public String toString() {
    return text;
  }
}
