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

  static final Map<String, Filter> ALL =
      Map.ofEntries(
          Map.entry("upper", method("upper")),
          Map.entry("lower", method("lower")),
          Map.entry("capitalize", method("capitalize")),
          Map.entry("title", TextFilters::title),
          Map.entry("trim", TextFilters::trim),
          Map.entry("string", method("")),
          Map.entry("safe", method("")),
          Map.entry("e", TextFilters::escape),
          Map.entry("escape", TextFilters::escape),
          Map.entry("forceescape", TextFilters::escape),
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

  /** A filter that does what a string's method does, or nothing. */
  private static Filter method(String name) {
    return (rendering, value, arguments) -> {
      arguments.bind(rendering, name);
      TextValue text = new TextValue(text(rendering, value));
      return name.isEmpty() ? text : Methods.call(rendering, new Method(text, name), arguments);
    };
  }

  private static Value trim(Rendering rendering, Value value, CallArguments arguments) {
    TextValue text = new TextValue(text(rendering, value));
    Value chars = arguments.bind(rendering, "trim", "chars").get(0).orElse(None.NONE);
    return Methods.call(rendering, new Method(text, "strip"), CallArguments.of(chars));
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

  private static Value escape(Rendering rendering, Value value, CallArguments arguments) {
    arguments.bind(rendering, "escape");
    String text = text(rendering, value);
    rendering.made(text.length() * 5L);
    return new TextValue(
        text.replace("&", "&amp;")
            .replace(">", "&gt;")
            .replace("<", "&lt;")
            .replace("'", "&#39;")
            .replace("\"", "&#34;"));
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
    return new TextValue(PercentFormat.format(rendering, text(rendering, value), values));
  }

  private static Value indent(Rendering rendering, Value value, CallArguments arguments) {
    CallArguments.Bound bound = arguments.bind(rendering, "indent", "width", "first", "blank");
    rendering.defined(value);
    if (!(value instanceof TextValue text)) {
      throw rendering.failure("indent expects a string, not '" + value.type() + "'");
    }
    Optional<Value> width = bound.get(0);
    String indent =
        width.isPresent() && width.get() instanceof TextValue given
            ? given.text()
            : TextMethods.spaces(rendering, bound.integer(0, DEFAULT_INDENT));
    List<String> lines = TextMethods.lines(text.text() + "\n", false);
    rendering.made(text.text().length() + (long) indent.length() * lines.size());
    StringBuilder result = new StringBuilder(bound.isTrue(1) ? indent : "");
    for (int i = 0; i < lines.size(); i++) {
      boolean blank = lines.get(i).isEmpty() && !bound.isTrue(2);
      result.append(i == 0 ? "" : "\n").append(i == 0 || blank ? "" : indent).append(lines.get(i));
    }
    return new TextValue(result.toString());
  }

  private static Value truncate(Rendering rendering, Value value, CallArguments arguments) {
    CallArguments.Bound bound =
        arguments.bind(rendering, "truncate", "length", "killwords", "end", "leeway");
    if (!(value instanceof TextValue) && !(value instanceof Undefined)) {
      throw rendering.failure("truncate expects a string, not '" + value.type() + "'");
    }
    String text = text(rendering, value);
    String end = bound.get(2).map(given -> text(rendering, given)).orElse("...");
    int length = bound.integer(0, DEFAULT_TRUNCATION);
    int leeway = bound.some(3).map(n -> Arithmetic.small(rendering, n)).orElse(TRUNCATION_LEEWAY);
    if (length < CodePoints.length(end) || leeway < 0) {
      throw rendering.failure("the length to truncate to is too small");
    }
    rendering.made(text.length());
    if (CodePoints.length(text) <= (long) length + leeway) {
      return new TextValue(text);
    }
    int kept = text.offsetByCodePoints(0, length - CodePoints.length(end));
    String start = text.substring(0, kept);
    int space = start.lastIndexOf(' ');
    return new TextValue((bound.isTrue(1) || space < 0 ? start : start.substring(0, space)) + end);
  }

  private static Value center(Rendering rendering, Value value, CallArguments arguments) {
    int width = arguments.bind(rendering, "center", "width").integer(0, DEFAULT_CENTER);
    TextValue text = new TextValue(text(rendering, value));
    return Methods.call(rendering, new Method(text, "center"), CallArguments.of(Int.of(width)));
  }

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
