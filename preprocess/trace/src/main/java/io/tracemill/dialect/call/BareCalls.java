package io.tracemill.dialect.call;

import java.util.List;
import java.util.Optional;

/** JSON without any mark, words behind it or not, as Llama 3 writes calls. */
final class BareCalls implements CallFormat {

  @Override
  public Reading read(String text, CallJson json) {
    String bare = text.strip();
    if (!beginsAsJson(bare)) {
      return new Reading.Other();
    }
    JsonValues.Found found = JsonValues.leading(bare);
    Optional<List<ToolCallText>> calls = json.calls(found.values());
    if (calls.isPresent()) {
      return new Reading.Calls(calls.get(), bare.substring(found.end()).strip());
    }
    return found.values().isEmpty() ? new Reading.Broken() : new Reading.Other();
  }

  /** Whether {@code text} begins with an object or an array of objects. */
  static boolean beginsAsJson(String text) {
    boolean array = text.startsWith("[") && text.substring(1).stripLeading().startsWith("{");
    return array || text.startsWith("{");
  }
}
