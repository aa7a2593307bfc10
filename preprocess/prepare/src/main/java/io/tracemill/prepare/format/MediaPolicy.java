package io.tracemill.prepare.format;

/** What becomes of images, sounds, films and files. */
public enum MediaPolicy {
  /**
   * A conversation is left out that has any but images which its format has, and which are in the
   * record.
   */
  REJECT,
  /** A word stands in the place of each, images included: {@code [image]}, {@code [audio]}. */
  PLACEHOLDER,
  /** Images in the record are kept as OpenAI's messages have them; of all others a word is. */
  KEEP
}
