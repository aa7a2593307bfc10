package io.tracemill.jinja;

import java.util.Optional;

/**
 * Python's {@code str.format}, without fields inside the specification of a field. Of Markup, as of
 * MarkupSafe's EscapeFormatter, fields are escaped when they are written.
 */
final class BraceFormat {
  private static final int MAX_WIDTH = 1_000_000;

  private final Rendering rendering;
  private final TextValue self;
  private final CallArguments arguments;
  private int automatic;

  private BraceFormat(Rendering rendering, TextValue self, CallArguments arguments) {
    this.rendering = rendering;
    this.self = self;
    this.arguments = arguments;
  }

  static TextValue format(Rendering rendering, TextValue self, CallArguments arguments) {
    BraceFormat run = new BraceFormat(rendering, self, arguments);
    String format = self.text();
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < format.length(); i++) {
      char c = format.charAt(i);
      boolean twice = i + 1 < format.length() && format.charAt(i + 1) == c;
      if ((c == '{' || c == '}') && twice) {
        out.append(c);
        i++;
      } else if (c == '{') {
        int close = format.indexOf('}', i);
        if (close < 0) {
          throw rendering.failure("the format has a '{' without its '}'");
        }
        out.append(run.field(format.substring(i + 1, close)));
        i = close;
      } else if (c == '}') {
        throw rendering.failure("the format has a '}' without its '{'");
      } else {
        out.append(c);
      }
      rendering.grown(out.length(), 1);
    }
    return self.with(out.toString());
  }

  private String field(String field) {
    int colon = field.indexOf(':');
    String spec = colon < 0 ? "" : field.substring(colon + 1);
    String name = colon < 0 ? field : field.substring(0, colon);
    int bang = name.indexOf('!');
    String conversion = bang < 0 ? "" : name.substring(bang + 1);
    Value value = value(bang < 0 ? name : name.substring(0, bang));
    if (self.isMarkup() && conversion.isEmpty() && isMarkup(value)) {
      if (!spec.isEmpty()) {
        throw rendering.failure("Markup takes no specification of a format");
      }
      return Printing.text(rendering, value);
    }
    return self.taken(rendering, new TextValue(written(value, conversion, spec)));
  }

  private static boolean isMarkup(Value value) {
    return value instanceof TextValue text && text.isMarkup();
  }

  private String written(Value value, String conversion, String spec) {
    boolean number = Arithmetic.isNumber(value) && !(value instanceof Bool && spec.isEmpty());
    if (conversion.isEmpty() && number) {
      return number(value, spec(spec));
    }
    if (!conversion.isEmpty() && !conversion.equals("s") && !conversion.equals("r")) {
      throw rendering.failure("the format has an unknown conversion '!" + conversion + "'");
    }
    boolean plain = !conversion.isEmpty() || value instanceof TextValue;
    if (!plain && !spec.isEmpty()) {
      throw rendering.failure("'" + value.type() + "' takes no specification of a format");
    }
    String text =
        conversion.equals("r") ? Printing.shown(rendering, value) : Printing.text(rendering, value);
    FormatField how = spec(spec);
    if (how.type() != ' ' && how.type() != 's') {
      throw rendering.failure("'" + how.type() + "' in a format expects a number");
    }
    return how.text(rendering, text);
  }

  private String number(Value value, FormatField field) {
    if (value instanceof Real && "dxXob".indexOf(field.type()) >= 0) {
      throw rendering.failure("'" + field.type() + "' in a format expects an integer");
    }
    return field.number(rendering, value);
  }

  private Value value(String path) {
    int end = 0;
    while (end < path.length() && path.charAt(end) != '.' && path.charAt(end) != '[') {
      end++;
    }
    Value value = argument(path.substring(0, end));
    int at = end;
    while (at < path.length()) {
      boolean item = path.charAt(at) == '[';
      int stop = item ? path.indexOf(']', at) : at + 1;
      while (!item && stop < path.length() && ".[".indexOf(path.charAt(stop)) < 0) {
        stop++;
      }
      if (stop < 0) {
        throw rendering.failure("the format has a '[' without its ']'");
      }
      String part = path.substring(at + 1, stop);
      value =
          item
              ? Attributes.item(rendering, value, index(part).orElse(new TextValue(part)))
              : Attributes.attribute(rendering, value, AttributeName.of(part));
      at = item ? stop + 1 : stop;
    }
    return value;
  }

  private static Optional<Value> index(String text) {
    boolean digits = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    return digits && text.length() < 10
        ? Optional.of(Int.of(Long.parseLong(text)))
        : Optional.empty();
  }

  private Value argument(String name) {
    Optional<Value> number = name.isEmpty() ? Optional.of(Int.of(automatic++)) : index(name);
    if (number.isEmpty()) {
      return Optional.ofNullable(arguments.named().get(name))
          .orElseThrow(() -> rendering.failure("the format has no value '" + name + "'"));
    }
    int index = Arithmetic.small(rendering, number.get());
    if (index >= arguments.positional().size()) {
      throw rendering.failure("there are not enough values for the format");
    }
    return arguments.positional().get(index);
  }

  /** Reads {@code [[fill]align][sign][0][width][,][.precision][type]}. */
  private FormatField spec(String spec) {
    int at = 0;
    String fill = " ";
    char align = ' ';
    if (spec.length() > 1 && "<>^=".indexOf(spec.charAt(1)) >= 0) {
      fill = spec.substring(0, 1);
      align = spec.charAt(1);
      at = 2;
    } else if (!spec.isEmpty() && "<>^=".indexOf(spec.charAt(0)) >= 0) {
      align = spec.charAt(0);
      at = 1;
    }
    char sign = at < spec.length() && "+- ".indexOf(spec.charAt(at)) >= 0 ? spec.charAt(at++) : '-';
    if (at < spec.length() && spec.charAt(at) == '0') {
      fill = align == ' ' ? "0" : fill;
      align = align == ' ' ? '=' : align;
    }
    int widthEnd = digits(spec, at);
    int width = number(spec, at, widthEnd, 0);
    at = widthEnd;
    boolean grouped = at < spec.length() && spec.charAt(at) == ',';
    at += grouped ? 1 : 0;
    int precision = -1;
    if (at < spec.length() && spec.charAt(at) == '.') {
      int end = digits(spec, at + 1);
      precision = number(spec, at + 1, end, 0);
      at = end;
    }
    char type = at < spec.length() ? spec.charAt(at++) : ' ';
    if (at < spec.length() || " dnxXobfFeEgG%s".indexOf(type) < 0) {
      throw rendering.failure("the format has an unknown specification '" + spec + "'");
    }
    return new FormatField(fill, align, sign, grouped, width, precision, type);
  }

  private static int digits(String text, int from) {
    int end = from;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    return end;
  }

  private static int number(String text, int from, int end, int otherwise) {
    if (from == end) {
      return otherwise;
    }
    return end - from > 6 ? MAX_WIDTH : Integer.parseInt(text.substring(from, end));
  }
}
