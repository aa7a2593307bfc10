package io.tracemill.jinja;

/**
 * A chat template: read once, rendered for every conversation, by several threads at a time too.
 *
 * <p>It is a program of whoever made the model: it reaches nothing but its input, and ends in
 * seconds at the latest.
 */
public final class ChatTemplate {
  /** The file in which models keep it. */
  public static final String FILE = "chat_template.jinja";

  private final Template template;

  private ChatTemplate(Template template) {
    this.template = template;
  }

  /**
   * Reads a template.
   *
   * @throws TemplateException if it is none
   */
  public static ChatTemplate parse(String source) {
    return parse(FILE, source);
  }

  /**
   * Reads a template.
   *
   * @param name what failures call it
   * @throws TemplateException if it is none
   */
  public static ChatTemplate parse(String name, String source) {
    return new ChatTemplate(Template.parse(name, source));
  }

  /**
   * The prompt.
   *
   * @throws TemplateException if the template refuses the input, does not fit it, or goes beyond
   *     {@link Limits#DEFAULT}
   */
  public String render(ChatInput input) {
    return template.render(input.variables(), input.now(), Limits.DEFAULT);
  }
}
