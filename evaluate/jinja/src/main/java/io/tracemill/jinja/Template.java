package io.tracemill.jinja;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;

/**
 * A template, read once and rendered as often as wanted, by several threads at a time too.
 *
 * <p>It reaches nothing but the variables it is given. Jinja's {@code trim_blocks} and {@code
 * lstrip_blocks} are on, {@code break} and {@code continue} are known, nothing can be changed but
 * namespaces, and nothing is escaped for HTML: the settings of chat templates.
 */
public final class Template {
  private final String name;
  private final List<Statement> statements;

  private Template(String name, List<Statement> statements) {
    this.name = name;
    this.statements = statements;
  }

  /**
   * Reads a template.
   *
   * @param name what failures call it
   * @throws TemplateException if it is none
   */
  public static Template parse(String name, String source) {
    return new Template(name, TemplateParser.statements(new Source(name, source)));
  }

  /**
   * The text that it makes.
   *
   * @param now what {@code strftime_now} shows
   * @throws TemplateException if it fails, raises an exception itself, or goes beyond the limits
   */
  public String render(Map<String, Value> variables, LocalDateTime now, Limits limits) {
    Rendering rendering = new Rendering(name, new Scope(variables), now, limits);
    rendering.run(statements);
    return rendering.text();
  }
}
