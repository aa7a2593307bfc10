package io.tracemill.trace;

import java.util.stream.Collectors;

/**
 * Conversations for tests, a letter for each message: system, user and tool speak, and of the
 * assistant an answer, a call, or a call written in words.
 */
public final class Letters {
  private Letters() {}

  /** The JSON of the messages that {@code letters} stand for: {@code s u t a c w}. */
  public static String messages(String letters) {
    return letters.chars().mapToObj(Letters::message).collect(Collectors.joining(",", "[", "]"));
  }

  private static String message(int letter) {
    return switch (letter) {
      case 's' -> "{\"role\":\"system\",\"content\":\"s\"}";
      case 'u' -> "{\"role\":\"user\",\"content\":\"u\"}";
      case 't' -> "{\"role\":\"tool\",\"content\":\"t\"}";
      case 'c' -> "{\"role\":\"assistant\",\"tool_calls\":[{\"function\":{\"name\":\"f\"}}]}";
      case 'w' ->
          "{\"role\":\"assistant\",\"content\":\"<tool_call>{\\\"name\\\":\\\"f\\\","
              + "\\\"arguments\\\":{}}</tool_call>\"}";
      default -> "{\"role\":\"assistant\",\"content\":\"a\"}";
    };
  }
}
