package io.tracemill.dialect.call;

import java.util.List;

/**
 * Calls as Python writes them: {@code [f(a=1, b="x")]} of Llama 3.2 and 4, bare or between marks, a
 * fence of {@code tool_code} of Gemma, {@code <code>} of SmolLM3. Without brackets and marks, and
 * in a fence of plain Python, only calls of tools that are known count.
 */
final class PythonCalls implements CallFormat {
  /**
   * Where calls may stand.
   *
   * @param certain whether nothing else can stand there
   */
  private record Marks(String open, String close, boolean certain) {}

  private static final List<Marks> MARKS =
      List.of(
          new Marks("```tool_code", "```", true),
          new Marks("<|tool_call_start|>", "<|tool_call_end|>", true),
          new Marks("<|python_start|>", "<|python_end|>", false),
          new Marks("<|python_tag|>", "<|eom_id|>", false),
          new Marks("<code>", "</code>", false),
          new Marks("```python", "```", false));

  @Override
  public Reading read(String text, CallJson json) {
    for (Marks marks : MARKS) {
      int open = text.indexOf(marks.open());
      if (open >= 0) {
        int start = open + marks.open().length();
        int close = text.indexOf(marks.close(), start);
        int end = close < 0 ? text.length() : close;
        String behind = close < 0 ? "" : text.substring(close + marks.close().length());
        String words = (text.substring(0, open) + behind).strip();
        return reading(text.substring(start, end).strip(), words, marks.certain(), json);
      }
    }
    return reading(text.strip(), "", false, json);
  }

  private static Reading reading(String code, String words, boolean certain, CallJson json) {
    List<ToolCallText> calls =
        new PythonText(code).calls().stream().map(call -> known(call, json)).toList();
    boolean known = calls.stream().allMatch(call -> json.knows(call.name()));
    boolean listed = code.startsWith("[");
    if (!calls.isEmpty() && (known || certain || listed && json.knowsTools())) {
      return new Reading.Calls(calls, words);
    }
    String first = (listed ? code.substring(1) : code).strip();
    int bracket = first.indexOf('(');
    boolean begins = bracket > 0 && json.knows(first.substring(0, bracket).strip());
    return calls.isEmpty() && (certain || begins) ? new Reading.Broken() : new Reading.Other();
  }

  /** Llama's own tools are called by {@code brave_search.call(query="...")}. */
  private static ToolCallText known(ToolCallText call, CallJson json) {
    String name = call.name();
    String bare = name.endsWith(".call") ? name.substring(0, name.length() - 5) : name;
    return json.knows(bare) ? new ToolCallText(bare, call.arguments()) : call;
  }
}
