package io.tracemill.jinja;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** The methods of strings that look for parts of them. */
final class SearchMethods {
  static final Map<String, TextMethods.Body> ALL =
      Map.ofEntries(
          Map.entry("startswith", (r, self, a) -> Bool.of(edge(r, self, a, true))),
          Map.entry("endswith", (r, self, a) -> Bool.of(edge(r, self, a, false))),
          Map.entry("removeprefix", (r, self, a) -> without(r, self, a, true)),
          Map.entry("removesuffix", (r, self, a) -> without(r, self, a, false)),
          Map.entry("find", (r, self, a) -> Int.of(find(r, self, a, true))),
          Map.entry("rfind", (r, self, a) -> Int.of(find(r, self, a, false))),
          Map.entry("index", (r, self, a) -> found(r, find(r, self, a, true))),
          Map.entry("rindex", (r, self, a) -> found(r, find(r, self, a, false))),
          Map.entry("count", SearchMethods::count),
          Map.entry("partition", (r, self, a) -> partition(r, self, a, true)),
          Map.entry("rpartition", (r, self, a) -> partition(r, self, a, false)),
          Map.entry("split", (r, self, a) -> split(r, self, a, true)),
          Map.entry("rsplit", (r, self, a) -> split(r, self, a, false)));

  private SearchMethods() {}

  /** The part of a string from one index to another, as in a slice. */
  private static String part(CallArguments.Bound bound, String text) {
    Value from = bound.get(1).orElse(None.NONE);
    Value to = bound.get(2).orElse(None.NONE);
    Value slice =
        from == None.NONE && to == None.NONE
            ? new TextValue(text)
            : Slicing.slice(bound.rendering(), new TextValue(text), List.of(from, to, None.NONE));
    return ((TextValue) slice).text();
  }

  private static boolean edge(
      Rendering rendering, TextValue self, CallArguments arguments, boolean start) {
    String method = start ? "startswith" : "endswith";
    CallArguments.Bound bound = arguments.bind(rendering, method, "prefix", "start", "end");
    String text = part(bound, self.text());
    boolean several =
        bound.required(0) instanceof SequenceValue tuple && tuple.is(SequenceValue.Kind.TUPLE);
    List<Value> edges =
        several ? ((SequenceValue) bound.required(0)).items() : List.of(bound.required(0));
    for (Value edge : edges) {
      if (!(edge instanceof TextValue wanted)) {
        throw rendering.failure(method + " expects a string, not '" + edge.type() + "'");
      }
      rendering.work(1 + wanted.text().length() / 8);
      if (start ? text.startsWith(wanted.text()) : text.endsWith(wanted.text())) {
        return true;
      }
    }
    return false;
  }

  private static Value without(
      Rendering rendering, TextValue self, CallArguments arguments, boolean start) {
    String text = self.text();
    String part = arguments.bind(rendering, "the method", "part").text(0);
    rendering.made(text.length());
    if (start) {
      return self.with(text.startsWith(part) ? text.substring(part.length()) : text);
    }
    boolean ends = text.endsWith(part);
    return self.with(ends ? text.substring(0, text.length() - part.length()) : text);
  }

  private static int find(
      Rendering rendering, TextValue self, CallArguments arguments, boolean first) {
    CallArguments.Bound bound = arguments.bind(rendering, "find", "sub", "start", "end");
    String wanted = bound.text(0);
    String text = part(bound, self.text());
    Searching.work(rendering, self.text(), wanted);
    int at = first ? text.indexOf(wanted) : text.lastIndexOf(wanted);
    if (at < 0) {
      return -1;
    }
    int skipped = 0;
    if (bound.some(1).isPresent()) {
      int start = Arithmetic.small(rendering, bound.required(1));
      skipped = start < 0 ? Math.max(0, CodePoints.length(self.text()) + start) : start;
      if (skipped > CodePoints.length(self.text())) {
        return -1;
      }
    }
    return skipped + text.codePointCount(0, at);
  }

  private static Value found(Rendering rendering, int index) {
    if (index < 0) {
      throw rendering.failure("the part is not in the string");
    }
    return Int.of(index);
  }

  private static Value count(Rendering rendering, TextValue self, CallArguments arguments) {
    CallArguments.Bound bound = arguments.bind(rendering, "count", "sub", "start", "end");
    String wanted = bound.text(0);
    String text = part(bound, self.text());
    Searching.work(rendering, text, wanted);
    if (wanted.isEmpty()) {
      return Int.of(CodePoints.length(text) + 1L);
    }
    int count = 0;
    for (int at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length())) {
      count++;
    }
    return Int.of(count);
  }

  private static Value partition(
      Rendering rendering, TextValue self, CallArguments arguments, boolean first) {
    String text = self.text();
    String separator = separator(rendering, arguments.bind(rendering, "partition", "sep"));
    Searching.work(rendering, text, separator);
    int at = first ? text.indexOf(separator) : text.lastIndexOf(separator);
    if (at < 0) {
      TextValue none = self.with("");
      return SequenceValue.tuple(first ? List.of(self, none, none) : List.of(none, none, self));
    }
    TextValue rest = self.with(text.substring(at + separator.length()));
    return SequenceValue.tuple(
        List.of(self.with(text.substring(0, at)), self.with(separator), rest));
  }

  private static String separator(Rendering rendering, CallArguments.Bound bound) {
    String separator = bound.text(0);
    if (separator.isEmpty()) {
      throw rendering.failure("the separator is empty");
    }
    return separator;
  }

  private static Value split(
      Rendering rendering, TextValue self, CallArguments arguments, boolean forward) {
    String text = self.text();
    CallArguments.Bound bound = arguments.bind(rendering, "split", "sep", "maxsplit");
    int given = bound.integer(1, -1);
    int most = given < 0 ? Integer.MAX_VALUE : given;
    rendering.work(text.length() * 2L);
    boolean blanks = bound.some(0).isEmpty();
    String separator = blanks ? "" : separator(rendering, bound);
    Searching.work(rendering, text, separator);
    List<String> parts = new ArrayList<>();
    if (forward) {
      Splitting.forward(text, separator, most, parts);
    } else {
      Splitting.backward(text, separator, most, parts);
      Collections.reverse(parts);
    }
    return SequenceValue.list(parts.stream().<Value>map(self::with).toList());
  }
}
