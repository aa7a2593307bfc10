package io.tracemill.jinja;

/**
 * A name behind a point, and what is known of it without a value.
 *
 * @param inner whether it begins and ends with two underscores, and so is of Python's insides
 */
record AttributeName(String text, Methods methods, boolean inner) {
  static AttributeName of(String text) {
    boolean inner = text.startsWith("__") && text.endsWith("__");
    return new AttributeName(text, Methods.named(text), inner);
  }
}
