package io.tracemill.jinja;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Python's {@code json.dumps}, which the hub's library puts behind {@code tojson}. */
final class JsonPrinting {
  private static final String HEX = "0123456789abcdef";

  private final Rendering rendering;
  private final Style style;
  private final StringBuilder out = new StringBuilder();
  private int depth;

  private JsonPrinting(Rendering rendering, Style style) {
    this.rendering = rendering;
    this.style = style;
  }

  /**
   * How it looks.
   *
   * @param lines whether each item has a line of its own, behind {@code indent} for each level
   */
  record Style(
      boolean ascii, boolean lines, String indent, String comma, String colon, boolean sorted) {}

  static String text(Rendering rendering, Value value, Style style) {
    JsonPrinting printing = new JsonPrinting(rendering, style);
    printing.add(value);
    return printing.out.toString();
  }

  private void add(Value value) {
    int before = out.length();
    if (value instanceof TextValue text) {
      quoted(text.text());
    } else if (value instanceof Dict dict) {
      dict(dict);
    } else if (value instanceof SequenceValue list && isJson(list)) {
      list(list);
    } else {
      out.append(simple(value));
    }
    rendering.grown(out.length(), out.length() - before);
  }

  private static boolean isJson(SequenceValue list) {
    return list.is(SequenceValue.Kind.LIST) || list.is(SequenceValue.Kind.TUPLE);
  }

  private String simple(Value value) {
    if (value instanceof Int number) {
      return number.number().toString();
    }
    if (value instanceof Real real) {
      return real(real.number());
    }
    if (value instanceof Bool bool) {
      return bool.isTrue() ? "true" : "false";
    }
    if (value == None.NONE) {
      return "null";
    }
    String reason = value instanceof Undefined undefined ? ": " + undefined.problem() : "";
    throw rendering.failure("'" + value.type() + "' cannot be written as JSON" + reason);
  }

  private static String real(double number) {
    if (Double.isFinite(number)) {
      return Reals.shown(number);
    }
    return Double.isNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity";
  }

  private void list(SequenceValue list) {
    out.append('[');
    depth++;
    boolean first = true;
    for (Value item : list.items()) {
      separate(first);
      add(item);
      first = false;
    }
    end(first, ']');
  }

  private void dict(Dict dict) {
    out.append('{');
    depth++;
    boolean first = true;
    for (Dict.Entry entry : entries(dict)) {
      separate(first);
      quoted(entry.key() instanceof TextValue text ? text.text() : key(entry.key()));
      out.append(style.colon());
      add(entry.value());
      first = false;
    }
    end(first, '}');
  }

  private List<Dict.Entry> entries(Dict dict) {
    List<Dict.Entry> entries = new ArrayList<>(dict.entries());
    if (style.sorted()) {
      entries.sort(Comparator.comparing(Dict.Entry::key, Comparing.comparator(rendering)));
    }
    return entries;
  }

  private String key(Value key) {
    if (Arithmetic.isNumber(key) || key == None.NONE) {
      return simple(key);
    }
    throw rendering.failure("'" + key.type() + "' cannot be the name of a JSON field");
  }

  private void separate(boolean first) {
    if (!first) {
      out.append(style.comma());
    }
    newLine();
  }

  private void end(boolean empty, char bracket) {
    depth--;
    if (!empty) {
      newLine();
    }
    out.append(bracket);
  }

  private void newLine() {
    if (style.lines()) {
      long width = (long) style.indent().length() * depth;
      rendering.grown(out.length() + width, width);
      out.append('\n').append(style.indent().repeat(depth));
    }
  }

  private void quoted(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      character(text.charAt(i));
    }
    out.append('"');
  }

  /** ASCII is from blank to tilde: json.dumps writes DEL as an escape, other escapes by halves. */
  private void character(char c) {
    int simple = "\"\\\n\r\t\b\f".indexOf(c);
    if (simple >= 0) {
      out.append('\\').append("\"\\nrtbf".charAt(simple));
    } else if (c < ' ' || style.ascii() && c > '~') {
      out.append("\\u");
      for (int shift = 12; shift >= 0; shift -= 4) {
        out.append(HEX.charAt(c >> shift & 15));
      }
    } else {
      out.append(c);
    }
  }
}
