package io.tracemill.json.lines;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/**
 * Decides by its first bytes whether a JSON value is a container of records.
 *
 * <p>A container is an array whose first item is an object that is no message, or an object with a
 * field that is such an array and has a name that exports use: of {@link #SURE} names always, of
 * {@link #LIKELY} ones where no other field says that the object is a record itself. What has
 * {@code messages} is never one.
 */
final class ContainerLook {
  private static final Set<String> SURE =
      Set.of(
          "observations",
          "resourceSpans",
          "scopeSpans",
          "spans",
          "resourceLogs",
          "scopeLogs",
          "logRecords",
          "runs",
          "traces");

  private static final Set<String> LIKELY =
      Set.of("data", "events", "logs", "records", "items", "post", "patch");

  private static final Set<String> OF_RECORDS =
      Set.of(
          "input",
          "output",
          "inputs",
          "outputs",
          "request",
          "response",
          "request_body",
          "response_body",
          "attributes",
          "contents",
          "conversations",
          "choices",
          "prompt",
          "completion",
          "instructions",
          "content",
          "role",
          "type",
          "span_id",
          "spanId");

  private static final Set<String> OF_MESSAGES =
      Set.of("content", "parts", "tool_calls", "tool_call_id", "function_call");

  private final byte[] bytes;
  private final int end;
  private boolean role;
  private boolean said;

  private ContainerLook(byte[] bytes, int end) {
    this.bytes = bytes;
    this.end = end;
  }

  /** Whether the value that begins at {@code start} is one; its bytes are known to {@code end}. */
  static boolean isContainer(byte[] bytes, int start, int end) {
    ContainerLook look = new ContainerLook(bytes, end);
    int at = look.content(start);
    if (at >= end) {
      return false;
    }
    return bytes[at] == '[' ? look.hasRecords(at) : bytes[at] == '{' && look.object(at);
  }

  /**
   * Whether the value that begins at {@code start} goes on in the next line, as pretty-printed ones
   * do: a line that is only broken is followed by the beginning of another value.
   */
  static boolean isSpread(byte[] bytes, int start, int end) {
    int first = new ContainerLook(bytes, end).content(start);
    int lineEnd = first;
    int last = first;
    while (lineEnd < end && bytes[lineEnd] != '\n') {
      last = bytes[lineEnd] > ' ' ? lineEnd : last;
      lineEnd++;
    }
    boolean opens =
        first < end
            && (bytes[first] == '{' || bytes[first] == '[')
            && "{[,".indexOf(bytes[last]) >= 0;
    return opens && lineEnd + 1 < end && " \t\"]}".indexOf(bytes[lineEnd + 1]) >= 0;
  }

  /** Whether the array in a field of this name is to be taken apart, if any is. */
  static boolean isName(String name) {
    return SURE.contains(name) || LIKELY.contains(name);
  }

  private boolean object(int start) {
    boolean likely = false;
    Fields fields = new Fields(start + 1);
    while (fields.next()) {
      String name = fields.name;
      if (name.equals("messages") || OF_RECORDS.contains(name) && likely) {
        return false;
      }
      boolean records = isName(name) && bytes[fields.value] == '[' && hasRecords(fields.value);
      if (records && SURE.contains(name)) {
        return true;
      }
      likely |= records;
      if (!likely && OF_RECORDS.contains(name) && !name.equals("type")) {
        return sure(fields);
      }
    }
    return likely;
  }

  /** Of a record, whether one of its other fields is sure to hold records. */
  private boolean sure(Fields fields) {
    while (fields.next()) {
      if (SURE.contains(fields.name) && bytes[fields.value] == '[' && hasRecords(fields.value)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the array's first item is an object that is no message. */
  private boolean hasRecords(int array) {
    int first = content(array + 1);
    if (first >= end || bytes[first] != '{') {
      return false;
    }
    role = false;
    said = false;
    Fields fields = new Fields(first + 1);
    while (fields.next()) {
      role |= fields.name.equals("role") || fields.name.equals("from");
      said |= OF_MESSAGES.contains(fields.name) || fields.name.equals("value");
      if (role && said) {
        return false;
      }
    }
    return true;
  }

  private int content(int from) {
    int at = from;
    while (at < end
        && (bytes[at] == ' ' || bytes[at] == '\n' || bytes[at] == '\r' || bytes[at] == '\t')) {
      at++;
    }
    return at;
  }

  /** The fields of an object, as far as they are known. */
  private final class Fields {
    private int at;
    private String name = "";
    private int value;

    Fields(int at) {
      this.at = at;
    }

    boolean next() {
      at = content(at);
      if (at < end && bytes[at] == ',') {
        at = content(at + 1);
      }
      if (at >= end || bytes[at] != '"') {
        return false;
      }
      Optional<String> read = string();
      at = content(at);
      if (read.isEmpty() || at >= end || bytes[at] != ':') {
        return false;
      }
      name = read.get();
      value = content(at + 1);
      ValueEnd skip = new ValueEnd();
      at = skip.find(bytes, value, end);
      if (at < 0) {
        at = end;
      }
      return value < end;
    }

    private Optional<String> string() {
      int from = at + 1;
      int close = from;
      while (close < end && bytes[close] != '"') {
        close += bytes[close] == '\\' ? 2 : 1;
      }
      at = close + 1;
      return close < end
          ? Optional.of(new String(bytes, from, close - from, StandardCharsets.UTF_8))
          : Optional.empty();
    }
  }
}
