package io.tracemill.dialect.call;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Calls between DeepSeek's marks: a name and an object, or the word {@code function}, a name and a
 * fence around the object.
 */
final class DeepSeekCalls implements CallFormat {
  private static final String ALL = mark("calls\u2581begin");
  private static final String ALL_END = mark("calls\u2581end");
  private static final String OPEN = mark("call\u2581begin");
  private static final String CLOSE = mark("call\u2581end");
  private static final String SEPARATOR = mark("sep");
  private static final String TYPE = "function";

  private static String mark(String name) {
    return "<\uff5ctool\u2581" + name + "\uff5c>";
  }

  @Override
  public Reading read(String text, CallJson json) {
    MarkFinder marks = new MarkFinder(text);
    int at = marks.next(OPEN, 0);
    if (at < 0) {
      return new Reading.Other();
    }
    String words = text.substring(0, at).replace(ALL, "");
    List<ToolCallText> calls = new ArrayList<>();
    while (at >= 0) {
      int next = marks.next(OPEN, at + OPEN.length());
      String part = text.substring(at + OPEN.length(), next < 0 ? text.length() : next);
      int close = new MarkFinder(part).next(CLOSE, 0);
      Optional<ToolCallText> call = call(close < 0 ? part : part.substring(0, close));
      if (call.isEmpty()) {
        return new Reading.Broken();
      }
      calls.add(call.get());
      words += close < 0 ? "" : part.substring(close + CLOSE.length()).replace(ALL_END, "");
      at = next;
    }
    return new Reading.Calls(calls, words.strip());
  }

  private static Optional<ToolCallText> call(String part) {
    int separator = part.indexOf(SEPARATOR);
    if (separator < 0) {
      return Optional.empty();
    }
    String head = part.substring(0, separator).strip();
    String body = part.substring(separator + SEPARATOR.length()).strip();
    int line = body.indexOf('\n');
    boolean typed = head.equals(TYPE) && line > 0 && !body.startsWith("{");
    String name = typed ? body.substring(0, line).strip() : head;
    String inside = typed ? body.substring(line).strip() : body;
    return JsonValues.whole(FencedCalls.unfenced(inside).orElse(inside))
        .flatMap(Arguments::text)
        .filter(arguments -> !name.isEmpty())
        .map(arguments -> new ToolCallText(name, arguments));
  }
}
