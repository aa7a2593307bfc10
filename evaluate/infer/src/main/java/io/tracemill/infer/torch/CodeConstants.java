package io.tracemill.infer.torch;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills constants into code: the names in capitals, of two letters or more, outside of comments.
 *
 * <p>It is strict, so that code and constants cannot drift apart: a name without a value is an
 * error, and so is a value that no code asks for.
 */
final class CodeConstants {
  private static final Pattern NAME = Pattern.compile("\\b[A-Z][A-Z0-9_]+\\b");

  private final Map<String, String> values;
  private final Set<String> unused;

  private CodeConstants(Map<String, String> values) {
    this.values = values;
    this.unused = new HashSet<>(values.keySet());
  }

  /**
   * The code with its constants, line for line.
   *
   * @param values as they are written in code, by name
   * @throws IllegalArgumentException if not each name has a value and each value a name
   */
  static String fill(String code, Map<String, String> values) {
    CodeConstants constants = new CodeConstants(values);
    StringBuilder filled = new StringBuilder();
    int number = 0;
    for (String line : code.lines().toList()) {
      number++;
      int comment = line.indexOf('#');
      int end = comment < 0 ? line.length() : comment;
      filled.append(constants.fill(line.substring(0, end), number));
      filled.append(line, end, line.length()).append('\n');
    }
    if (!constants.unused.isEmpty()) {
      throw new IllegalArgumentException("no code has the constants " + constants.unused);
    }
    return filled.toString();
  }

  private String fill(String code, int line) {
    return NAME.matcher(code)
        .replaceAll(name -> Matcher.quoteReplacement(value(name.group(), line)));
  }

  private String value(String name, int line) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException(
          "line " + line + " has the constant " + name + ", which has no value");
    }
    unused.remove(name);
    return value;
  }
}
