package io.tracemill.jinja;

/**
 * A piece of a template.
 *
 * @param text as it stands in the template, but without the quotes and escapes of a string
 */
record Token(Kind kind, String text, Place place) {
  /** What a piece is. */
  enum Kind {
    DATA("text"),
    PRINT_BEGIN("{{"),
    PRINT_END("}}"),
    BLOCK_BEGIN("{%"),
    BLOCK_END("%}"),
    NAME("a name"),
    STRING("a string"),
    INTEGER("an integer"),
    FLOAT("a number"),
    OPERATOR("an operator"),
    END("the end of the template");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  boolean is(Kind other) {
    return kind == other;
  }

  /** Whether it is this operator. */
  boolean isOperator(String operator) {
    return kind == Kind.OPERATOR && text.equals(operator);
  }

  /** Whether it is this name. */
  boolean isName(String name) {
    return kind == Kind.NAME && text.equals(name);
  }

  /** As in "but found ...". */
  String shown() {
    return switch (kind) {
      case NAME, OPERATOR, INTEGER, FLOAT -> "'" + text + "'";
      default -> kind.words();
    };
  }
}
