package io.tracemill.teach.committee;

import io.tracemill.dialect.call.JsonValues;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import io.tracemill.score.metric.Call;
import io.tracemill.score.metric.Defaults;
import io.tracemill.trace.Label;
import io.tracemill.trace.Message;
import io.tracemill.trace.Tool;
import io.tracemill.trace.ToolCall;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What answers mean: of calls their names and arguments, where one that only repeats its schema's
 * default counts as absent; of JSON its value; of other texts their words, in whatever case and
 * with whatever marks between them, but with the signs and points of numbers.
 */
final class Meanings {
  /** All but letters, digits, marks upon letters, and what belongs to a number. */
  private static final Pattern BETWEEN =
      Pattern.compile("(?:(?!-\\p{Nd}|(?<=\\p{Nd})[.,:/%](?=\\p{Nd}))[^\\p{L}\\p{Nd}\\p{M}%$€£])+");

  /** Other marks that stand for the sign of a number. */
  private static final Pattern MINUS = Pattern.compile("[\u2212\u2013](?=\\p{Nd})");

  private final Defaults defaults;

  /** Meanings of calls to {@code tools}, and of texts. */
  Meanings(List<Tool> tools) {
    this.defaults = new Defaults(tools);
  }

  /** What {@code message} means; equal for messages that mean the same. */
  String of(Message message) {
    if (message.callsTools()) {
      return message.toolCalls().stream()
          .map(this::call)
          .collect(Collectors.joining("\n", "calls\n", ""));
    }
    String text = message.content().isNone() ? "" : message.content().text();
    return JsonValues.whole(text)
        .filter(value -> value.is(Kind.OBJECT) || value.is(Kind.ARRAY))
        .map(value -> "json\n" + value.canonical())
        .orElseGet(() -> "words\n" + words(text));
  }

  private String call(ToolCall call) {
    NavigableMap<String, String> arguments = new TreeMap<>();
    call.arguments()
        .map(Node::fields)
        .ifPresent(all -> all.forEach(a -> arguments.put(a.key(), a.value().canonical())));
    Call plain = defaults.without(new Call(Optional.of(call.name().text()), arguments));
    return call.name().text() + plain.arguments();
  }

  private static String words(String text) {
    String signed = MINUS.matcher(Label.folded(text)).replaceAll("-");
    return BETWEEN.matcher(signed).replaceAll(" ").strip();
  }
}
