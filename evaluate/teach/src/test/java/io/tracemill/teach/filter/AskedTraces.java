package io.tracemill.teach.filter;

import io.tracemill.ask.Prompt;
import io.tracemill.ask.Request;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a teacher finds in a prompt of the filter.
 *
 * @param text all that the user says
 * @param boundary of its fences
 * @param traces the text in each fence, by id, in order
 * @param outside what is left of the text without the fences and what is in them
 */
record AskedTraces(String text, String boundary, Map<String, String> traces, String outside) {
  private static final Pattern FENCE =
      Pattern.compile("<<<([0-9a-f]{16}) (t[0-9]{5})\n(.*?)\n\\2 \\1>>>", Pattern.DOTALL);

  static AskedTraces of(Request request) {
    String messages = ((Prompt.Conversation) request.prompt()).messages();
    Node message = Node.of(messages).items().iterator().next();
    return of(message.field(Name.of("content")).text());
  }

  private static AskedTraces of(String text) {
    Map<String, String> traces = new LinkedHashMap<>();
    StringBuilder outside = new StringBuilder();
    Matcher fence = FENCE.matcher(text);
    String boundary = "";
    while (fence.find()) {
      boundary = fence.group(1);
      traces.put(fence.group(2), fence.group(3));
      fence.appendReplacement(outside, "");
    }
    fence.appendTail(outside);
    return new AskedTraces(text, boundary, Collections.unmodifiableMap(traces), outside.toString());
  }

  /** The line of an answer. */
  static String scores(String id, int relevance, int coherence) {
    return "{\"id\": \""
        + id
        + "\", \"relevance\": "
        + relevance
        + ", \"coherence\": "
        + coherence
        + "}";
  }
}
