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
  private final boolean endless;

  TemplateException(String template, Place place, String problem) {
    this(template, place, problem, false);
  }

  private TemplateException(String template, Place place, String problem, boolean endless) {
    super(
        template + ":" + place.line() + ":" + place.column() + ": " + problem, null, false, false);
    this.line = place.line();
    this.column = place.column();
    this.problem = problem;
    this.endless = endless;
  }

  /** Says that rendering takes more steps than it may. */
  static TemplateException endless(String template, Place place, long steps) {
    return new TemplateException(
        template, place, "the template takes more than " + steps + " steps", true);
  }

  /** Whether rendering took more steps than it may: that takes a second, and again each time. */
  public boolean isEndless() {
    return endless;
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
