package io.tracemill.prepare.output;

import io.tracemill.json.Tape;
import io.tracemill.json.text.Line;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Markdown's code fences, which models like to put around JSON. */
final class Fences {
  private static final Pattern FENCED =
      Pattern.compile("\\s*```[A-Za-z0-9_-]*[ \\t]*\\R(.*?)\\R?[ \\t]*```\\s*", Pattern.DOTALL);

  private Fences() {}

  /** What stands inside the fence, if {@code text} is one fence and nothing else. */
  static Optional<String> inside(String text) {
    Matcher matcher = FENCED.matcher(text);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** Whether {@code text} is one JSON value. */
  static boolean isJson(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new Tape().readIfJson(Line.of("answer", bytes)).isPresent();
  }
}
