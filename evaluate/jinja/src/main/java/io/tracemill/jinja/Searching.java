package io.tracemill.jinja;

/** What it takes to look for one text in another. */
final class Searching {
  /** The JDK compares at every offset, fast where the first characters differ. */
  private static final int SHARE = 64;

  private Searching() {}

  /** Counts a search, at its worst. */
  static void work(Rendering rendering, String text, String part) {
    rendering.work(text.length() / 8L + (long) text.length() * (part.length() / SHARE) / SHARE);
  }
}
