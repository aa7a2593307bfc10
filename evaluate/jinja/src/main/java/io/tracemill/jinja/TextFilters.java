package io.tracemill.jinja;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Filters of strings; they take anything else as it is printed. */
final class TextFilters {
  private static final int DEFAULT_INDENT = 4;
  private static final int DEFAULT_TRUNCATION = 255;
  private static final int TRUNCATION_LEEWAY = 5;
  private static final int DEFAULT_CENTER = 80;
  private static final TextValue ELLIPSIS = new TextValue("...");

  private static final Methods.Body CENTER = TextMethods.named("center");

  static final Map<String, Filter> ALL =
      Map.ofEntries(
          Map.entry("upper", method("upper")),
          Map.entry("lower", method("lower")),
          Map.entry("capitalize", method("capitalize")),
          Map.entry("title", TextFilters::title),
          Map.entry("trim", method("strip")),
          Map.entry("string", TextFilters::string),
          Map.entry("safe", TextFilters::safe),
          Map.entry("e", TextFilters::escape),
          Map.entry("escape", TextFilters::escape),
          Map.entry("forceescape", TextFilters::forceEscape),
          Map.entry("replace", TextFilters::replace),
          Map.entry("format", TextFilters::format),
          Map.entry("indent", TextFilters::indent),
          Map.entry("truncate", TextFilters::truncate),
          Map.entry("center", TextFilters::center),
          Map.entry("wordcount", TextFilters::wordCount),
          Map.entry("tojson", TextFilters::toJson));

  private TextFilters() {}

  private static String text(Rendering rendering, Value value) {
    return Printing.text(rendering, value);
  }

  /** A value as a string, of Markup as Markup (MarkupSafe's {@code soft_str}). */
  private static TextValue soft(Rendering rendering, Value value) {
    return value instanceof TextValue text ? text : new TextValue(text(rendering, value));
  }

  /** A filter that does what a string's method does. */
  private static Filter method(String name) {
    Methods.Body method = TextMethods.named(name);
    return (rendering, value, arguments) ->
        method.call(rendering, soft(rendering, value), arguments);
  }

  private static Value string(Rendering rendering, Value value, CallArguments arguments) {
    arguments.bind(rendering, "string");
    return soft(rendering, value);
  }

  private static Value safe(Rendering rendering, Value value, CallArguments arguments) {
    arguments.bind(rendering, "safe");
    return TextValue.markup(text(rendering, value));
  }

  private static Value escape(Rendering rendering, Value value, CallArguments arguments) {
    arguments.bind(rendering, "escape");
    return TextValue.escaped(rendering, value);
  }

  private static Value forceEscape(Rendering rendering, Value value, CallArguments arguments) {
    arguments.bind(rendering, "forceescape");
    return TextValue.escaped(rendering, new TextValue(text(rendering, value)));
  }

  /** Upper case behind blanks, hyphens and opening brackets, lower case elsewhere. */
  private static Value title(Rendering rendering, Value value, CallArguments arguments) {
    arguments.bind(rendering, "title");
    String text = text(rendering, value);
    rendering.made(text.length() * 2L);
    StringBuilder result = new StringBuilder();
    boolean start = true;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      String letter = Character.toString(c);
      result.append(start ? letter.toUpperCase(Locale.ROOT) : letter.toLowerCase(Locale.ROOT));
      start = CodePoints.isSpace(c) || "-({[<".indexOf(c) >= 0;
    }
    return new TextValue(result.toString());
  }

  private static Value replace(Rendering rendering, Value value, CallArguments arguments) {
    CallArguments.Bound bound = arguments.bind(rendering, "replace", "old", "new", "count");
    String old = text(rendering, bound.required(0));
    String replacement = text(rendering, bound.required(1));
    int count = bound.some(2).map(limit -> Arithmetic.small(rendering, limit)).orElse(-1);
    return new TextValue(
        Replacing.replace(
            rendering, text(rendering, value), new Replacing(old, replacement, count)));
  }

  private static Value format(Rendering rendering, Value value, CallArguments arguments) {
    if (!arguments.positional().isEmpty() && !arguments.named().isEmpty()) {
      throw rendering.failure("format takes values with names or without, not both");
    }
    Value values =
        arguments.named().isEmpty()
            ? SequenceValue.tuple(arguments.positional())
            : Value.of(arguments.named());
    return PercentFormat.format(rendering, soft(rendering, value), values);
  }

  /** Step by step as Jinja's do_indent, since each step may escape what the one before made. */
  private static Value indent(Rendering rendering, Value value, CallArguments arguments) {
    CallArguments.Bound bound = arguments.bind(rendering, "indent", "width", "first", "blank");
    rendering.defined(value);
    if (!(value instanceof TextValue text)) {
      throw rendering.failure("indent expects a string, not '" + value.type() + "'");
    }
    TextValue indent = indent(bound, text);
    TextValue end = text.with("\n");
    List<TextValue> lines =
        TextMethods.lines(text.text() + "\n", false).stream().map(text::with).toList();
    rendering.made(text.text().length() + (long) indent.text().length() * lines.size());
    TextValue result = lines.get(0);
    if (bound.isTrue(2)) {
      result = end.plus(rendering, indent).join(rendering, lines);
    } else if (lines.size() > 1) {
      List<TextValue> rest =
          lines.stream()
              .skip(1)
              .map(line -> line.isTrue() ? indent.plus(rendering, line) : line)
              .toList();
      result = result.plus(rendering, end.plus(rendering, end.join(rendering, rest)));
    }
    return bound.isTrue(1) ? indent.plus(rendering, result) : result;
  }

  /** Spaces or a text given, which for Markup is Markup as it stands. */
  private static TextValue indent(CallArguments.Bound bound, TextValue text) {
    TextValue indent =
        bound.get(0).orElse(None.NONE) instanceof TextValue given
            ? given
            : new TextValue(
                TextMethods.spaces(bound.rendering(), bound.integer(0, DEFAULT_INDENT)));
    return text.isMarkup() ? text.with(indent.text()) : indent;
  }

  /** A text that is too long by no more than a leeway stays: its end would save nothing. */
  private static Value truncate(Rendering rendering, Value value, CallArguments arguments) {
    CallArguments.Bound bound =
        arguments.bind(rendering, "truncate", "length", "killwords", "end", "leeway");
    if (!(value instanceof TextValue) && !(value instanceof Undefined)) {
      throw rendering.failure("truncate expects a string, not '" + value.type() + "'");
    }
    TextValue whole = soft(rendering, value);
    TextValue end = bound.get(2).map(given -> soft(rendering, given)).orElse(ELLIPSIS);
    int length = bound.integer(0, DEFAULT_TRUNCATION);
    int leeway = bound.some(3).map(n -> Arithmetic.small(rendering, n)).orElse(TRUNCATION_LEEWAY);
    int room = length - CodePoints.length(end.text());
    if (room < 0 || leeway < 0) {
      throw rendering.failure("the length to truncate to is too small");
    }
    String text = whole.text();
    rendering.made(text.length());
    if (CodePoints.length(text) <= (long) length + leeway) {
      return whole;
    }
    String start = text.substring(0, text.offsetByCodePoints(0, room));
    int space = bound.isTrue(1) ? -1 : start.lastIndexOf(' ');
    return whole.with(space < 0 ? start : start.substring(0, space)).plus(rendering, end);
  }

  private static Value center(Rendering rendering, Value value, CallArguments arguments) {
    int width = arguments.bind(rendering, "center", "width").integer(0, DEFAULT_CENTER);
    return CENTER.call(rendering, soft(rendering, value), CallArguments.of(Int.of(width)));
  }

  /** As the words of {@code re}: letters, digits and underscores. */
  private static Value wordCount(Rendering rendering, Value value, CallArguments arguments) {
    arguments.bind(rendering, "wordcount");
    String text = text(rendering, value);
    rendering.made(text.length());
    int words = 0;
    boolean inside = false;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      boolean letter = Character.isLetterOrDigit(c) || c == '_';
      words += letter && !inside ? 1 : 0;
      inside = letter;
    }
    return Int.of(words);
  }

  private static Value toJson(Rendering rendering, Value value, CallArguments arguments) {
    CallArguments.Bound bound =
        arguments.bind(rendering, "tojson", "ensure_ascii", "indent", "separators", "sort_keys");
    Optional<Value> indent = bound.some(1);
    String unit = indent.map(given -> unit(rendering, given)).orElse("");
    List<Value> separators =
        bound
            .some(2)
            .map(given -> Iterating.items(rendering, given))
            .orElse(List.of(new TextValue(indent.isPresent() ? "," : ", "), new TextValue(": ")));
    if (separators.size() != 2) {
      throw rendering.failure("tojson expects two separators");
    }
    return new TextValue(
        JsonPrinting.text(
            rendering,
            value,
            new JsonPrinting.Style(
                bound.isTrue(0),
                indent.isPresent(),
                unit,
                text(rendering, separators.get(0)),
                text(rendering, separators.get(1)),
                bound.isTrue(3))));
  }

  private static String unit(Rendering rendering, Value indent) {
    return indent instanceof TextValue text
        ? text.text()
        : TextMethods.spaces(rendering, Arithmetic.small(rendering, indent));
  }
}
