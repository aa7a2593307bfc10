package io.tracemill.serve.client;

/** The token by which a server knows who asks. Its value is never shown. */
public final class Bearer {
  private final String value;

  private Bearer(String value) {
    this.value = value;
  }

  /**
   * A token. White space around it does not count.
   *
   * @throws IllegalArgumentException if it is empty or no header can carry it; its value is not
   *     told
   */
  public static Bearer of(String text) {
    String value = text.strip();
    if (value.isEmpty()) {
      throw new IllegalArgumentException("the token is empty");
    }
    if (value.chars().anyMatch(c -> c <= ' ' || c > '~')) {
      throw new IllegalArgumentException(
          "the token holds white space, a control character or a letter that is not ASCII: is it"
              + " more than the token?");
    }
    return new Bearer(value);
  }

  /** The header that shows it to the server. */
  String authorization() {
    return "Bearer " + value;
  }

  @Override
  public String toString() {
    return "[token]";
  }
}
