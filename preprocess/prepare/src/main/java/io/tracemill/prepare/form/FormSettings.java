package io.tracemill.prepare.form;

/** In which form conversations are written, and how their arguments. */
public record FormSettings(TraceForm form, ArgumentStyle style) {

  /**
   * A form that has the style.
   *
   * @throws IllegalArgumentException if it has not
   */
  public FormSettings {
    if (!form.styles().contains(style)) {
      throw new IllegalArgumentException(form.key() + " has no arguments as " + style);
    }
  }
}
