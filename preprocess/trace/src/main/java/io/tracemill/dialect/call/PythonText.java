package io.tracemill.dialect.call;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/** Reads calls with keyword arguments as Python writes them; their values become JSON. */
final class PythonText {
  private static final int MAX_DEPTH = 64;

  private final String text;
  private int at;

  PythonText(String text) {
    this.text = text;
  }

  /** All calls that the text is: a list of them, or one behind another; none if it is not that. */
  List<ToolCallText> calls() {
    boolean list = take('[');
    List<ToolCallText> calls = new ArrayList<>();
    while (at < text.length() && !(list && sees(']'))) {
      Optional<ToolCallText> call = statement();
      if (call.isEmpty()) {
        return List.of();
      }
      calls.add(call.get());
      boolean separated = take(',') || take(';');
      if (list && !separated && !sees(']')) {
        return List.of();
      }
      skip();
    }
    boolean whole = !list || take(']');
    skip();
    return whole && at == text.length() ? calls : List.of();
  }

  /** A call, or {@code print} of one. */
  private Optional<ToolCallText> statement() {
    int start = at;
    if (name().equals("print") && take('(')) {
      Optional<ToolCallText> call = call();
      return take(')') ? call : Optional.empty();
    }
    at = start;
    return call();
  }

  private Optional<ToolCallText> call() {
    String name = name();
    if (name.isEmpty() || !take('(')) {
      return Optional.empty();
    }
    Map<String, String> arguments = new LinkedHashMap<>();
    while (!take(')')) {
      String key = name();
      Optional<String> value = take('=') ? value(0) : Optional.empty();
      boolean ends = take(',') || sees(')');
      if (key.isEmpty() || value.isEmpty() || !ends || arguments.put(key, value.get()) != null) {
        return Optional.empty();
      }
    }
    return Optional.of(new ToolCallText(name, Literals.object(arguments)));
  }

  /** A name, perhaps with dots; empty where there is none. */
  private String name() {
    skip();
    int start = at;
    while (at < text.length() && isPart(text.charAt(at))) {
      at++;
    }
    return text.substring(start, at);
  }

  private static boolean isPart(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '-';
  }

  private Optional<String> value(int depth) {
    skip();
    if (at == text.length() || depth == MAX_DEPTH) {
      return Optional.empty();
    }
    char c = text.charAt(at);
    if (c == '"' || c == '\'') {
      return PythonString.at(text, at).map(this::taken);
    }
    if (c == '[') {
      return list(depth);
    }
    return c == '{' ? dictionary(depth) : Literals.json(word());
  }

  private String taken(PythonString string) {
    at = string.end();
    return Quoted.of(string.value());
  }

  private String word() {
    int start = at;
    while (at < text.length() && (isPart(text.charAt(at)) || text.charAt(at) == '+')) {
      at++;
    }
    return text.substring(start, at);
  }

  private Optional<String> list(int depth) {
    take('[');
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

  private Optional<String> dictionary(int depth) {
    take('{');
    StringJoiner fields = new StringJoiner(", ", "{", "}");
    while (!take('}')) {
      Optional<String> key = sees('"') || sees('\'') ? value(depth + 1) : Optional.empty();
      Optional<String> value = take(':') ? value(depth + 1) : Optional.empty();
      if (key.isEmpty() || value.isEmpty() || !(take(',') || sees('}'))) {
        return Optional.empty();
      }
      fields.add(key.get() + ": " + value.get());
    }
    return Optional.of(fields.toString());
  }

  private boolean take(char c) {
    boolean there = sees(c);
    at += there ? 1 : 0;
    return there;
  }

  private boolean sees(char c) {
    skip();
    return at < text.length() && text.charAt(at) == c;
  }

  private void skip() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }
}
