package io.tracemill.jinja;

/**
 * A string.
 *
 * <p>Markup is one that the filters {@code safe} and {@code escape} made. Nothing is escaped when
 * it is printed, as chat templates make no HTML; but what an operator or method adds to Markup is
 * escaped even so, as in MarkupSafe 3, and templates that use {@code safe} without need have it in
 * their prompts.
 */
record TextValue(Kind kind, String text) implements Value {
  /** What Python makes of it. */
  enum Kind {
    PLAIN("str"),
    MARKUP("Markup");

    private final String type;

    Kind(String type) {
      this.type = type;
    }
  }

  static final TextValue EMPTY = new TextValue("");

  /** The characters of the longest escape of one. */
  private static final int LONGEST_ESCAPE = 5;

  /** A plain string. */
  TextValue(String text) {
    this(Kind.PLAIN, text);
  }

  /** Markup of what is safe as it stands. */
  static TextValue markup(String text) {
    return new TextValue(Kind.MARKUP, text);
  }

  /** A value as Markup: escaped if it is not. */
  static TextValue escaped(Rendering rendering, Value value) {
    if (value instanceof TextValue text && text.isMarkup()) {
      return text;
    }
    String text = Printing.text(rendering, value);
    rendering.made((long) text.length() * LONGEST_ESCAPE);
    return markup(
        text.replace("&", "&amp;")
            .replace(">", "&gt;")
            .replace("<", "&lt;")
            .replace("'", "&#39;")
            .replace("\"", "&#34;"));
  }

  boolean isMarkup() {
    return kind == Kind.MARKUP;
  }

  /** A string of the same kind: what a method of Markup makes is Markup too. */
  TextValue with(String other) {
    return new TextValue(kind, other);
  }

  /** A value as it becomes part of this string. */
  String taken(Rendering rendering, Value value) {
    return isMarkup() ? escaped(rendering, value).text() : Printing.text(rendering, value);
  }

  /** Both, one behind the other, as Markup if one of them is. */
  TextValue plus(Rendering rendering, TextValue other) {
    TextValue one = isMarkup() || !other.isMarkup() ? this : escaped(rendering, this);
    String end = one.taken(rendering, other);
    rendering.made((long) one.text.length() + end.length());
    return one.with(one.text.concat(end));
  }

  /** Values with this string between them. */
  TextValue join(Rendering rendering, Iterable<? extends Value> values) {
    StringBuilder joined = new StringBuilder();
    String between = "";
    for (Value value : values) {
      String part = taken(rendering, value);
      long more = between.length() + (long) part.length();
      rendering.grown(joined.length() + more, more);
      joined.append(between).append(part);
      between = text;
    }
    return with(joined.toString());
  }

  @Override
  public String type() {
    return kind.type;
  }

  @Override
  public boolean isTrue() {
    return !text.isEmpty();
  }
}
