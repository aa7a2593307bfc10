package io.tracemill.dialect.call;

import java.util.List;
import java.util.Optional;

/** JSON in a fence of three backticks, words around it or not; its end may be missing. */
public final class FencedCalls implements CallFormat {
  private static final String FENCE = "```";

  @Override
  public Reading read(String text, CallJson json) {
    for (int at = text.indexOf(FENCE); at >= 0; at = text.indexOf(FENCE, at + FENCE.length())) {
      String inside = text.substring(behindLanguage(text, at + FENCE.length()));
      JsonValues.Found found = JsonValues.leading(inside);
      Optional<List<ToolCallText>> calls = json.calls(found.values());
      if (calls.isPresent()) {
        String rest = inside.substring(found.end()).strip();
        String behind = rest.startsWith(FENCE) ? rest.substring(FENCE.length()) : rest;
        return new Reading.Calls(calls.get(), (text.substring(0, at) + behind).strip());
      }
    }
    boolean broken =
        unfenced(text).filter(BareCalls::beginsAsJson).filter(in -> !isJson(in)).isPresent();
    return broken ? new Reading.Broken() : new Reading.Other();
  }

  private static boolean isJson(String text) {
    return JsonValues.whole(text).isPresent();
  }

  private static int behindLanguage(String text, int start) {
    int at = start;
    while (at < text.length() && (Character.isLetter(text.charAt(at)) || text.charAt(at) == '_')) {
      at++;
    }
    return at;
  }

  /** What stands in the fence that {@code text} is as a whole. */
  public static Optional<String> unfenced(String text) {
    String bare = text.strip();
    int length = bare.length() - FENCE.length();
    if (!bare.startsWith(FENCE) || !bare.endsWith(FENCE) || length < FENCE.length()) {
      return Optional.empty();
    }
    int start = behindLanguage(bare, FENCE.length());
    return start > length ? Optional.empty() : Optional.of(bare.substring(start, length).strip());
  }
}
