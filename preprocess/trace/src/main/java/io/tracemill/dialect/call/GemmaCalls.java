package io.tracemill.dialect.call;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * {@code <start_function_call>call:name{key:<escape>text<escape>,other:1}<end_function_call>}, as
 * FunctionGemma writes calls.
 */
final class GemmaCalls implements CallFormat {
  private static final String OPEN = "<start_function_call>";
  private static final String CLOSE = "<end_function_call>";
  private static final String RESPONSE = "<start_function_response>";

  @Override
  public Reading read(String text, CallJson json) {
    int at = text.indexOf(OPEN);
    if (at < 0) {
      return new Reading.Other();
    }
    StringBuilder words = new StringBuilder(text.substring(0, at));
    List<ToolCallText> calls = new ArrayList<>();
    while (at >= 0) {
      int next = text.indexOf(OPEN, at + OPEN.length());
      String part = text.substring(at + OPEN.length(), next < 0 ? text.length() : next);
      int close = part.indexOf(CLOSE);
      Optional<ToolCallText> call = new Values(close < 0 ? part : part.substring(0, close)).call();
      if (call.isEmpty()) {
        return new Reading.Broken();
      }
      calls.add(call.get());
      words.append(close < 0 ? "" : part.substring(close + CLOSE.length()));
      at = next;
    }
    return new Reading.Calls(calls, words.toString().replace(RESPONSE, "").strip());
  }

  /** What stands between the marks. */
  private static final class Values {
    private static final String CALL = "call:";
    private static final String ESCAPE = "<escape>";
    private static final int MAX_DEPTH = 64;

    private final String text;
    private int at;

    Values(String text) {
      this.text = text.strip();
    }

    Optional<ToolCallText> call() {
      int brace = text.indexOf('{');
      if (!text.startsWith(CALL) || brace < 0) {
        return Optional.empty();
      }
      String name = text.substring(CALL.length(), brace).strip();
      at = brace;
      return value(0)
          .filter(arguments -> at == text.length() && !name.isEmpty())
          .map(arguments -> new ToolCallText(name, arguments));
    }

    private Optional<String> value(int depth) {
      if (at == text.length() || depth == MAX_DEPTH) {
        return Optional.empty();
      }
      if (text.startsWith(ESCAPE, at)) {
        int start = at + ESCAPE.length();
        int end = text.indexOf(ESCAPE, start);
        at = end < 0 ? text.length() : end + ESCAPE.length();
        return end < 0 ? Optional.empty() : Optional.of(Quoted.of(text.substring(start, end)));
      }
      return switch (text.charAt(at)) {
        case '{' -> object(depth);
        case '[' -> array(depth);
        default -> {
          String word = word(",}]");
          yield word.isEmpty()
              ? Optional.empty()
              : Literals.json(word).or(() -> Optional.of(Quoted.of(word)));
        }
      };
    }

    private Optional<String> object(int depth) {
      at++;
      Map<String, String> fields = new LinkedHashMap<>();
      while (!take('}')) {
        String key = word(":,}]");
        Optional<String> value = take(':') ? value(depth + 1) : Optional.empty();
        if (key.isEmpty() || value.isEmpty() || !(take(',') || sees('}'))) {
          return Optional.empty();
        }
        fields.put(key, value.get());
      }
      return Optional.of(Literals.object(fields));
    }

    private Optional<String> array(int depth) {
      at++;
      StringJoiner items = new StringJoiner(", ", "[", "]");
      while (!take(']')) {
        Optional<String> item = value(depth + 1);
        if (item.isEmpty() || !(take(',') || sees(']'))) {
          return Optional.empty();
        }
        items.add(item.get());
      }
      return Optional.of(items.toString());
    }

    private String word(String ends) {
      int start = at;
      while (at < text.length() && ends.indexOf(text.charAt(at)) < 0) {
        at++;
      }
      return text.substring(start, at).strip();
    }

    private boolean take(char c) {
      boolean there = sees(c);
      at += there ? 1 : 0;
      return there;
    }

    private boolean sees(char c) {
      return at < text.length() && text.charAt(at) == c;
    }
  }
}
