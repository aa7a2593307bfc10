package io.tracemill.jinja;

import java.util.Iterator;
import java.util.List;

/** Python's {@code "..." % values}. */
final class PercentFormat {
  private static final int MAX_WIDTH = 1_000_000;

  private final Rendering rendering;
  private final TextValue self;
  private final String format;
  private final Value values;
  private final Iterator<Value> items;
  private final StringBuilder out = new StringBuilder();
  private int at;

  private PercentFormat(Rendering rendering, TextValue self, Value values) {
    this.rendering = rendering;
    this.self = self;
    this.format = self.text();
    this.values = values;
    boolean several = values instanceof SequenceValue tuple && tuple.is(SequenceValue.Kind.TUPLE);
    this.items = (several ? ((SequenceValue) values).items() : List.of(values)).iterator();
  }

  static TextValue format(Rendering rendering, TextValue self, Value values) {
    PercentFormat run = new PercentFormat(rendering, self, values);
    String format = run.format;
    while (run.at < format.length()) {
      int percent = format.indexOf('%', run.at);
      int end = percent < 0 ? format.length() : percent;
      run.out.append(format, run.at, end);
      rendering.grown(run.out.length(), end - run.at);
      run.at = end + 1;
      if (percent >= 0) {
        run.field();
      }
    }
    if (run.items.hasNext() && !run.mayBeLeft()) {
      throw rendering.failure("not all values were used by the format");
    }
    return self.with(run.out.toString());
  }

  /** What has items by key could have been asked for by name, so CPython lets it pass unused. */
  private boolean mayBeLeft() {
    boolean tuple = values instanceof SequenceValue some && some.is(SequenceValue.Kind.TUPLE);
    return values instanceof Dict
        || values instanceof Undefined
        || values instanceof SequenceValue && !tuple;
  }

  private char peek() {
    if (at >= format.length()) {
      throw rendering.failure("the format ends inside a field");
    }
    return format.charAt(at);
  }

  private void field() {
    if (peek() == '%') {
      at++;
      out.append('%');
      return;
    }
    boolean named = peek() == '(';
    Value value = named ? named() : None.NONE;
    String flags = flags();
    int width = number();
    int precision = -1;
    if (peek() == '.') {
      at++;
      precision = number();
    }
    while ("hlL".indexOf(peek()) >= 0) {
      at++;
    }
    char type = peek();
    at++;
    String text = written(named ? value : next(), type, new Flags(flags, width, precision));
    rendering.grown((long) out.length() + text.length(), text.length());
    out.append(text);
  }

  private record Flags(String flags, int width, int precision) {
    boolean has(char flag) {
      return flags.indexOf(flag) >= 0;
    }
  }

  private Value named() {
    int close = format.indexOf(')', at);
    if (!(values instanceof Dict dict) || close < 0) {
      throw rendering.failure("the format expects a dict of values");
    }
    String name = format.substring(at + 1, close);
    at = close + 1;
    return dict.get(name)
        .orElseThrow(() -> rendering.failure("the format has no value '" + name + "'"));
  }

  private Value next() {
    if (!items.hasNext()) {
      throw rendering.failure("there are not enough values for the format");
    }
    return items.next();
  }

  /** In any order and number. */
  private String flags() {
    int start = at;
    while ("-+ 0".indexOf(peek()) >= 0) {
      at++;
    }
    return format.substring(start, at);
  }

  private int number() {
    if (peek() == '*') {
      at++;
      refuseInMarkup("*");
      return Math.min(MAX_WIDTH, Math.max(0, Arithmetic.small(rendering, next())));
    }
    int number = 0;
    while (peek() >= '0' && peek() <= '9') {
      number = Math.min(MAX_WIDTH, number * 10 + peek() - '0');
      at++;
    }
    return number;
  }

  private String character(Value value) {
    if (value instanceof TextValue text && CodePoints.length(text.text()) == 1) {
      return text.text();
    }
    int point = Arithmetic.small(rendering, value);
    if (!Character.isValidCodePoint(point)) {
      throw rendering.failure("there is no character " + point);
    }
    return Character.toString(point);
  }

  private String written(Value value, char type, Flags flags) {
    boolean text = "sra".indexOf(type) >= 0;
    // As in C, 0 is nothing beside -, and between a sign and the digits the zeros stand.
    boolean zeros = flags.has('0') && !flags.has('-') && !text;
    char align = flags.has('-') ? '<' : zeros ? '=' : '>';
    char sign = flags.has('+') ? '+' : flags.has(' ') ? ' ' : '-';
    FormatField field =
        new FormatField(
            zeros ? "0" : " ", align, sign, false, flags.width(), flags.precision(), type);
    if (text) {
      Value shown = type == 's' ? value : new TextValue(Printing.shown(rendering, value));
      return field.text(rendering, self.taken(rendering, shown));
    }
    if ("cxXo".indexOf(type) >= 0) {
      refuseInMarkup("%" + type);
    }
    if (type == 'c') {
      return field.text(rendering, character(value));
    }
    if ("diuxXoeEfFgG".indexOf(type) < 0) {
      throw rendering.failure("the format has an unknown field '%" + type + "'");
    }
    rendering.defined(value);
    Value number = self.isMarkup() ? converted(value, type) : value;
    if (!Arithmetic.isNumber(number)) {
      throw rendering.failure("'%" + type + "' expects a number, not '" + value.type() + "'");
    }
    return field.number(rendering, number);
  }

  /** Markup wraps its values (MarkupSafe's _MarkupEscapeHelper): they are no integers any more. */
  private void refuseInMarkup(String field) {
    if (self.isMarkup()) {
      throw rendering.failure("Markup as a format has no field '" + field + "'");
    }
  }

  /** Nor are they floats, but can be made both: strings are read as numbers, too. */
  private static Value converted(Value value, char type) {
    if (!(value instanceof TextValue text)) {
      return value;
    }
    return "diu".indexOf(type) >= 0
        ? PythonNumbers.integer(text.text(), 10).<Value>map(Int::new).orElse(value)
        : PythonNumbers.real(text.text()).<Value>map(Real::new).orElse(value);
  }
}
