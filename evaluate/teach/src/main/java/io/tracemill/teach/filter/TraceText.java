package io.tracemill.teach.filter;

import io.tracemill.trace.Message;
import io.tracemill.trace.Role;
import io.tracemill.trace.ToolCall;
import io.tracemill.trace.Trace;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A trace for a model to read: who says what, line by line. Of a very long one the middle is left
 * out, and that is said.
 */
final class TraceText {
  /** Characters of one trace; about 6,000 tokens of English, which most servers hold. */
  static final int LONGEST = 24_000;

  private TraceText() {}

  /** The text of {@code trace}. */
  static String of(Trace trace) {
    return shortened(
        trace.messages().stream().map(TraceText::lines).collect(Collectors.joining("\n")));
  }

  private static String lines(Message message) {
    String role = message.role().name().toLowerCase(Locale.ROOT);
    String name = message.name().map(node -> " " + node.text()).orElse("");
    StringBuilder lines = new StringBuilder();
    if (message.role() == Role.TOOL || !message.content().isSilent()) {
      lines.append('[').append(role).append(name).append("] ").append(said(message));
    }
    for (ToolCall call : message.toolCalls()) {
      lines.append(lines.isEmpty() ? "" : "\n").append('[').append(role).append(" calls] ");
      lines.append(call.name().text()).append(' ');
      lines.append(call.arguments().map(given -> given.raw().toString()).orElse("{}"));
    }
    return lines.isEmpty() ? "[" + role + name + "]" : lines.toString();
  }

  private static String said(Message message) {
    List<String> parts =
        message.content().parts().stream()
            .map(part -> part.text().map(text -> text.text()).orElse("(an image)"))
            .toList();
    return parts.isEmpty() ? message.content().text() : String.join("\n", parts);
  }

  private static String shortened(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    int start = whole(text, LONGEST / 2);
    int end = whole(text, text.length() - LONGEST / 2);
    return text.substring(0, start)
        + "\n[... "
        + (end - start)
        + " characters left out here ...]\n"
        + text.substring(end);
  }

  /** A place near {@code at} that is not inside a surrogate pair. */
  private static int whole(String text, int at) {
    return Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
  }
}
