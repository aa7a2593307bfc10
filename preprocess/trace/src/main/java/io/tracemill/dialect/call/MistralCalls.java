package io.tracemill.dialect.call;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code [TOOL_CALLS]} and an array of calls, or, as newer Mistral models write it, the mark, a
 * name, perhaps {@code [CALL_ID]} with an id, {@code [ARGS]} and an object, for each call.
 */
final class MistralCalls implements CallFormat {
  private static final String MARK = "[TOOL_CALLS]";
  private static final String ARGS = "[ARGS]";
  private static final String CALL_ID = "[CALL_ID]";

  @Override
  public Reading read(String text, CallJson json) {
    MarkFinder marks = new MarkFinder(text);
    int at = marks.next(MARK, 0);
    if (at < 0) {
      return new Reading.Other();
    }
    StringBuilder words = new StringBuilder(text.substring(0, at));
    List<ToolCallText> calls = new ArrayList<>();
    while (at >= 0) {
      int next = marks.next(MARK, at + MARK.length());
      String part = text.substring(at + MARK.length(), next < 0 ? text.length() : next);
      Optional<List<ToolCallText>> some = part(part, json, words);
      if (some.isEmpty()) {
        return new Reading.Broken();
      }
      calls.addAll(some.get());
      at = next;
    }
    return new Reading.Calls(calls, words.toString().strip());
  }

  private static Optional<List<ToolCallText>> part(
      String part, CallJson json, StringBuilder words) {
    String bare = part.strip();
    int brace = bare.indexOf('{');
    if (bare.startsWith("[{") || bare.startsWith("{") || brace < 0 || bare.startsWith("[ ")) {
      JsonValues.Found found = JsonValues.leading(bare);
      words.append(bare.substring(found.end()));
      return json.calls(found.values());
    }
    String name = bare.substring(0, brace).replace(ARGS, "");
    int id = name.indexOf(CALL_ID);
    String called = (id < 0 ? name : name.substring(0, id)).strip();
    JsonValues.Found found = JsonValues.leading(bare.substring(brace));
    words.append(bare.substring(brace + found.end()));
    return called.isEmpty() || found.values().size() != 1
        ? Optional.empty()
        : Arguments.text(found.values().get(0))
            .map(arguments -> List.of(new ToolCallText(called, arguments)));
  }
}
