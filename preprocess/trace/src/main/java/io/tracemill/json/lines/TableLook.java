package io.tracemill.json.lines;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Decides by its first line whether a file is a table (CSV), and what separates its columns.
 *
 * <p>A table begins with the names of its columns, at least one of which is a name under which logs
 * have what was said.
 */
final class TableLook {
  private static final String SEPARATORS = ",\t;|";

  private static final int LONGEST = 1 << 14;

  private static final Pattern NAME = Pattern.compile("[\\w][\\w .:/()\\[\\]-]{0,99}");

  private static final Set<String> OF_RECORDS =
      Set.of(
          "input",
          "inputs",
          "output",
          "outputs",
          "request",
          "request_body",
          "response",
          "response_body",
          "messages",
          "conversation",
          "conversations",
          "prompt",
          "completion",
          "context",
          "instruction",
          "attributes",
          "observations",
          "spans");

  private TableLook() {}

  /** What separates the columns, one byte, if {@code bytes[start, end)} begin a table. */
  static OptionalInt separator(byte[] bytes, int start, int end) {
    int lineEnd = Pieces.feed(bytes, start, Math.min(end, start + LONGEST));
    String header = new String(bytes, start, lineEnd - start, StandardCharsets.UTF_8).strip();
    if (lineEnd == end || header.isEmpty() || "{[".indexOf(header.charAt(0)) >= 0) {
      return OptionalInt.empty();
    }
    for (int i = 0; i < SEPARATORS.length(); i++) {
      char separator = SEPARATORS.charAt(i);
      if (areNames(header.split(Pattern.quote(String.valueOf(separator)), -1))) {
        return OptionalInt.of(separator);
      }
    }
    return OptionalInt.empty();
  }

  private static boolean areNames(String[] columns) {
    boolean known = false;
    for (String column : columns) {
      String name = unquoted(column.strip());
      if (!name.isEmpty() && !NAME.matcher(name).matches()) {
        return false;
      }
      known |= OF_RECORDS.contains(name.toLowerCase(Locale.ROOT));
    }
    return known;
  }

  private static String unquoted(String name) {
    boolean quoted = name.length() > 1 && name.startsWith("\"") && name.endsWith("\"");
    return quoted ? name.substring(1, name.length() - 1) : name;
  }
}
