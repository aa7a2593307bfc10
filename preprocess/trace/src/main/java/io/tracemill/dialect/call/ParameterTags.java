package io.tracemill.dialect.call;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code <function=name>} with {@code <parameter=key>} and its value for each argument, as
 * Qwen3-Coder writes calls, inside {@code <tool_call>} or not. Values are text; the tool's schema
 * tells which of them are something else.
 */
final class ParameterTags implements CallFormat {
  private static final Pattern CALL =
      Pattern.compile("<function=([^<>{}\\s]+)>\\s*(?=<parameter=|</function>)");
  private static final Pattern PARAMETER = Pattern.compile("\\s*<parameter=([^<>\\s]+)>");
  private static final String END_OF_PARAMETER = "</parameter>";
  private static final Pattern END_OF_CALL = Pattern.compile("\\s*</function>");

  @Override
  public Reading read(String text, CallJson json) {
    Matcher call = CALL.matcher(text);
    List<ToolCallText> calls = new ArrayList<>();
    StringBuilder words = new StringBuilder();
    int at = 0;
    while (call.find(at)) {
      words.append(text, at, call.start());
      Map<String, String> arguments = new LinkedHashMap<>();
      at = call.end();
      Matcher parameter = PARAMETER.matcher(text);
      while (parameter.region(at, text.length()).lookingAt()) {
        int end = text.indexOf(END_OF_PARAMETER, parameter.end());
        if (end < 0) {
          return new Reading.Broken();
        }
        String value = trimmed(text.substring(parameter.end(), end));
        arguments.put(parameter.group(1), json.argument(call.group(1), parameter.group(1), value));
        at = end + END_OF_PARAMETER.length();
      }
      Matcher end = END_OF_CALL.matcher(text);
      if (end.region(at, text.length()).lookingAt()) {
        at = end.end();
      }
      calls.add(new ToolCallText(call.group(1), Literals.object(arguments)));
    }
    String rest = words.append(text, at, text.length()).toString();
    return calls.isEmpty()
        ? new Reading.Other()
        : new Reading.Calls(calls, TaggedText.withoutMarks(rest));
  }

  /** Without the line breaks that the form has around a value. */
  private static String trimmed(String value) {
    String behind = value.startsWith("\n") ? value.substring(1) : value;
    return behind.endsWith("\n") ? behind.substring(0, behind.length() - 1) : behind;
  }
}
