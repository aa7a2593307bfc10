package io.tracemill.jinja;

import java.util.Map;

/** Python's {@code str} and {@code repr} of values. */
final class Printing {
  private static final String HEX = "0123456789abcdef";

  private final Rendering rendering;
  private final StringBuilder out = new StringBuilder();
  private int depth;

  private Printing(Rendering rendering) {
    this.rendering = rendering;
  }

  /** As it is printed. */
  static String text(Rendering rendering, Value value) {
    if (value instanceof TextValue text) {
      return text.text();
    }
    return value instanceof Undefined ? "" : shown(rendering, value);
  }

  /** As it is printed inside a list. */
  static String shown(Rendering rendering, Value value) {
    Printing printing = new Printing(rendering);
    printing.add(value);
    return printing.out.toString();
  }

  private void add(Value value) {
    // Namespaces can hold themselves. Python's recursion ends at about as many.
    if (++depth > 1000) {
      throw rendering.failure("a value that is printed has too many levels");
    }
    int before = out.length();
    if (value instanceof TextValue text) {
      out.append(text.isMarkup() ? "Markup(" : "");
      quoted(text.text());
      out.append(text.isMarkup() ? ")" : "");
    } else if (value instanceof SequenceValue sequence) {
      sequence(sequence);
    } else if (value instanceof Dict dict) {
      dict(dict);
    } else if (value instanceof Namespace namespace) {
      namespace(namespace);
    } else {
      out.append(simple(value));
    }
    rendering.grown(out.length(), out.length() - before);
    depth--;
  }

  private static String simple(Value value) {
    if (value instanceof Int number) {
      return number.number().toString();
    }
    if (value instanceof Real real) {
      return Reals.shown(real.number());
    }
    if (value instanceof Bool bool) {
      return bool.isTrue() ? "True" : "False";
    }
    if (value == None.NONE) {
      return "None";
    }
    return value instanceof Undefined ? "Undefined" : "<" + value.type() + ">";
  }

  private void sequence(SequenceValue sequence) {
    SequenceValue.Kind kind = sequence.kind();
    switch (kind) {
      case LIST -> items(sequence, "[", "]");
      case TUPLE -> items(sequence, "(", sequence.items().size() == 1 ? ",)" : ")");
      case RANGE -> range(sequence);
      default -> items(sequence, sequence.type() + "([", "])");
    }
  }

  private void items(SequenceValue sequence, String start, String end) {
    out.append(start);
    String separator = "";
    for (Value item : sequence.items()) {
      out.append(separator);
      add(item);
      separator = ", ";
    }
    out.append(end);
  }

  private void range(SequenceValue range) {
    int size = range.items().size();
    Value start = size == 0 ? Int.of(0) : range.items().get(0);
    Value second = size > 1 ? range.items().get(1) : Int.of(0);
    long first = Arithmetic.small(rendering, start);
    long step = size > 1 ? Arithmetic.small(rendering, second) - first : 1;
    long stop = size == 0 ? first : first + step * size;
    out.append("range(").append(first).append(", ").append(stop);
    out.append(step == 1 ? ")" : ", " + step + ")");
  }

  private void dict(Dict dict) {
    out.append('{');
    String separator = "";
    for (Dict.Entry entry : dict.entries()) {
      out.append(separator);
      add(entry.key());
      out.append(": ");
      add(entry.value());
      separator = ", ";
    }
    out.append('}');
  }

  private void namespace(Namespace namespace) {
    out.append("<Namespace {");
    String separator = "";
    for (Map.Entry<String, Value> entry : namespace.attributes().entrySet()) {
      out.append(separator);
      quoted(entry.getKey());
      out.append(": ");
      add(entry.getValue());
      separator = ", ";
    }
    out.append("}>");
  }

  /** In the quotes that need no escape where there are such, single ones before double ones. */
  private void quoted(String text) {
    char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
    out.append(quote);
    text.codePoints().forEach(c -> character(c, quote));
    out.append(quote);
  }

  private void character(int c, char quote) {
    if (c == quote || c == '\\') {
      out.append('\\').append((char) c);
    } else if (c == '\n' || c == '\r' || c == '\t') {
      out.append('\\').append(c == '\n' ? 'n' : c == '\r' ? 'r' : 't');
    } else if (isPrintable(c)) {
      out.appendCodePoint(c);
    } else {
      int digits = c < 0x100 ? 2 : c < 0x10000 ? 4 : 8;
      out.append('\\').append(digits == 2 ? 'x' : digits == 4 ? 'u' : 'U');
      for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
        out.append(HEX.charAt(c >> shift & 15));
      }
    }
  }

  /** Unassigned characters count as such: which they are depends on the JDK. */
  private static boolean isPrintable(int c) {
    if (c < 0x7f) {
      return c >= ' ';
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SPACE_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
