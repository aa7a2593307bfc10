package io.tracemill.jinja;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The methods of strings that make strings, or say something of them. */
final class TextMethods {
  /** One of them. */
  interface Body extends Methods.Body {
    Value apply(Rendering rendering, TextValue self, CallArguments arguments);

    @Override
    default Value call(Rendering rendering, Value self, CallArguments arguments) {
      return apply(rendering, (TextValue) self, arguments);
    }
  }

  static final Map<String, Methods.Body> ALL = Map.copyOf(all());

  private TextMethods() {}

  static Methods.Body named(String name) {
    return Objects.requireNonNull(ALL.get(name), name);
  }

  private static Map<String, Body> all() {
    Map<String, Body> all = new HashMap<>(SearchMethods.ALL);
    all.put("upper", plain(text -> text.toUpperCase(Locale.ROOT)));
    all.put("lower", plain(text -> text.toLowerCase(Locale.ROOT)));
    all.put("casefold", plain(text -> text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT)));
    all.put("capitalize", plain(Casing::capitalized));
    all.put("title", plain(Casing::titled));
    all.put("swapcase", plain(Casing::swapped));
    all.put("strip", (r, self, a) -> strip(r, self, a, true, true));
    all.put("lstrip", (r, self, a) -> strip(r, self, a, true, false));
    all.put("rstrip", (r, self, a) -> strip(r, self, a, false, true));
    all.put("ljust", (r, self, a) -> padded(r, self, a, 0));
    all.put("rjust", (r, self, a) -> padded(r, self, a, 1));
    all.put("center", (r, self, a) -> padded(r, self, a, 2));
    all.put("zfill", TextMethods::zeros);
    all.put("join", TextMethods::join);
    all.put("replace", TextMethods::replace);
    all.put("splitlines", TextMethods::splitLines);
    all.put("format", (r, self, a) -> BraceFormat.format(r, self, a));
    all.put("isdigit", each(Casing::isDigit));
    all.put("isdecimal", each(Character::isDigit));
    all.put("isnumeric", each(Casing::isNumeric));
    all.put("isalpha", each(Character::isLetter));
    all.put("isalnum", each(c -> Character.isLetter(c) || Casing.isNumeric(c)));
    all.put("isspace", each(CodePoints::isSpace));
    all.put("isascii", (r, self, a) -> Bool.of(self.text().chars().allMatch(c -> c < 128)));
    all.put("isupper", (r, self, a) -> Bool.of(Casing.isAll(self.text(), true)));
    all.put("islower", (r, self, a) -> Bool.of(Casing.isAll(self.text(), false)));
    all.put("istitle", (r, self, a) -> Bool.of(Casing.isTitled(self.text())));
    return all;
  }

  private static Body plain(UnaryOperator<String> change) {
    return (rendering, self, arguments) -> {
      arguments.bind(rendering, "the method");
      rendering.made(self.text().length() * 3L);
      return self.with(change.apply(self.text()));
    };
  }

  private static Body each(Predicate<Integer> test) {
    return (rendering, self, arguments) -> {
      arguments.bind(rendering, "the method");
      rendering.made(self.text().length());
      boolean all = self.text().codePoints().allMatch(test::test);
      return Bool.of(all && !self.text().isEmpty());
    };
  }

  /** An argument that becomes part of a string: a string itself, or for Markup anything. */
  private static String part(TextValue self, CallArguments.Bound bound, int parameter) {
    return self.isMarkup()
        ? self.taken(bound.rendering(), bound.required(parameter))
        : bound.text(parameter);
  }

  static String spaces(Rendering rendering, int count) {
    rendering.made(count);
    return " ".repeat(Math.max(0, count));
  }

  private static Value strip(
      Rendering rendering, TextValue self, CallArguments arguments, boolean left, boolean right) {
    String text = self.text();
    CallArguments.Bound bound = arguments.bind(rendering, "strip", "chars");
    boolean given = bound.some(0).isPresent();
    String characters = given ? bound.text(0) : "";
    Searching.work(rendering, text, characters);
    int start = 0;
    int end = text.length();
    while (left && start < end && strips(text.codePointAt(start), given, characters)) {
      start += Character.charCount(text.codePointAt(start));
    }
    while (right && start < end && strips(text.codePointBefore(end), given, characters)) {
      rendering.work(characters.length() / 8);
      end -= Character.charCount(text.codePointBefore(end));
    }
    return self.with(text.substring(start, end));
  }

  private static boolean strips(int c, boolean given, String characters) {
    return given ? characters.indexOf(c) >= 0 : CodePoints.isSpace(c);
  }

  /** Fills up to a width in front (1), behind (0) or on both sides (2). */
  private static Value padded(
      Rendering rendering, TextValue self, CallArguments arguments, int side) {
    String text = self.text();
    CallArguments.Bound bound = arguments.bind(rendering, "the method", "width", "fillchar");
    String fill = bound.get(1).isEmpty() ? " " : part(self, bound, 1);
    if (CodePoints.length(fill) != 1) {
      throw rendering.failure("expected one character to fill with");
    }
    int width = Arithmetic.small(rendering, bound.required(0));
    int missing = Math.max(0, width - CodePoints.length(text));
    rendering.made((long) text.length() + missing * 2L);
    // CPython's own rule for which side of center gets the odd one.
    int left = missing / 2 + (missing & width & 1);
    int before = side == 0 ? 0 : side == 1 ? missing : left;
    return self.with(fill.repeat(before) + text + fill.repeat(missing - before));
  }

  /** Zeros stand behind a sign. */
  private static Value zeros(Rendering rendering, TextValue self, CallArguments arguments) {
    int width =
        Arithmetic.small(rendering, arguments.bind(rendering, "zfill", "width").required(0));
    String text = self.text();
    int missing = Math.max(0, width - CodePoints.length(text));
    rendering.made((long) text.length() + missing);
    int sign = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
    return self.with(text.substring(0, sign) + "0".repeat(missing) + text.substring(sign));
  }

  private static Value join(Rendering rendering, TextValue self, CallArguments arguments) {
    Value iterable = arguments.bind(rendering, "join", "iterable").required(0);
    List<Value> items = Iterating.items(rendering, iterable);
    for (Value item : items) {
      if (!(item instanceof TextValue || self.isMarkup())) {
        throw rendering.failure("join expects strings but found '" + item.type() + "'");
      }
    }
    return self.join(rendering, items);
  }

  private static Value replace(Rendering rendering, TextValue self, CallArguments arguments) {
    CallArguments.Bound bound = arguments.bind(rendering, "replace", "old", "new", "count");
    Replacing replacing = new Replacing(bound.text(0), part(self, bound, 1), bound.integer(2, -1));
    return self.with(Replacing.replace(rendering, self.text(), replacing));
  }

  private static Value splitLines(Rendering rendering, TextValue self, CallArguments arguments) {
    CallArguments.Bound bound = arguments.bind(rendering, "splitlines", "keepends");
    rendering.work(self.text().length() * 2L);
    List<Value> lines = new ArrayList<>();
    lines(self.text(), bound.isTrue(0)).forEach(line -> lines.add(self.with(line)));
    return SequenceValue.list(lines);
  }

  /** Python's {@code splitlines}: an end of the last line makes no empty one behind it. */
  static List<String> lines(String text, boolean ends) {
    List<String> lines = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      if (CodePoints.isLineEnd(text.charAt(i))) {
        int end = i;
        i += text.startsWith("\r\n", i) ? 1 : 0;
        lines.add(text.substring(start, ends ? i + 1 : end));
        start = i + 1;
      }
    }
    if (start < text.length()) {
      lines.add(text.substring(start));
    }
    return lines;
  }
}
