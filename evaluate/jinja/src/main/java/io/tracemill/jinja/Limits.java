package io.tracemill.jinja;

/**
 * What one rendering may use up: a template is a stranger's program.
 *
 * @param steps operations, where eight characters or items that are handled make one too
 * @param size characters of a text or items of a list, and characters of the result
 * @param depth expressions, statements and macros inside one another
 */
public record Limits(long steps, int size, int depth) {
  /**
   * Enough for conversations of millions of tokens, for a few seconds at most. The deepest nesting
   * takes up to 230 KB of a thread's stack.
   */
  public static final Limits DEFAULT = new Limits(20_000_000, 1 << 25, 320);
}
