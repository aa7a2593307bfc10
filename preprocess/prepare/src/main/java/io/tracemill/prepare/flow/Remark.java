package io.tracemill.prepare.flow;

import java.util.Locale;

/** What people should know of something that is kept all the same. */
public enum Remark {
  /** A row has room for a call alone. */
  TEXT_BESIDE_CALL("answers with text beside the tool call, which is left out"),
  /** A label is a class but for white space, case or Unicode form. */
  MENDED_LABEL(
      "labels that differ from a class in white space, case or Unicode form, written as it");

  private final String words;

  Remark(String words) {
    this.words = words;
  }

  /** The name in files. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What the count is of, for people. */
  public String words() {
    return words;
  }
}
