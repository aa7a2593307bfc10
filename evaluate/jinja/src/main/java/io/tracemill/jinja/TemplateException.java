package io.tracemill.jinja;

/**
 * Says that a template cannot be read or rendered: which, where, and why.
 *
 * <p>The message reads {@code chat_template.jinja:12:5: 'foo' is undefined}.
 */
public final class TemplateException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int line;
  private final int column;
  private final String problem;

  TemplateException(String template, Place place, String problem) {
    super(
        template + ":" + place.line() + ":" + place.column() + ": " + problem, null, false, false);
    this.line = place.line();
    this.column = place.column();
    this.problem = problem;
  }

  /** The line, from 1. */
  public int line() {
    return line;
  }

  /** The column, from 1. */
  public int column() {
    return column;
  }

  /** What is wrong there: the template's own words where it raised the exception. */
  public String problem() {
    return problem;
  }
}
