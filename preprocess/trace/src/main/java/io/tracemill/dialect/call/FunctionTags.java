package io.tracemill.dialect.call;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code <function=name>{...}</function>}, as Llama 3.1 writes calls of custom tools. */
final class FunctionTags implements CallFormat {
  private static final Pattern CALL = Pattern.compile("<function=([^<>{}\\s]+)>\\s*(?=\\{)");
  private static final String CLOSE = "</function>";

  @Override
  public Reading read(String text, CallJson json) {
    Matcher call = CALL.matcher(text);
    List<ToolCallText> calls = new ArrayList<>();
    StringBuilder words = new StringBuilder();
    int at = 0;
    while (call.find(at)) {
      words.append(text, at, call.start());
      JsonValues.Found found = JsonValues.leading(text.substring(call.end()));
      Optional<String> arguments = found.values().stream().findFirst().flatMap(Arguments::text);
      if (arguments.isEmpty()) {
        return new Reading.Broken();
      }
      calls.add(new ToolCallText(call.group(1), arguments.get()));
      at = call.end() + found.end();
    }
    words.append(text, at, text.length());
    return calls.isEmpty()
        ? new Reading.Other()
        : new Reading.Calls(calls, words.toString().replace(CLOSE, "").strip());
  }
}
