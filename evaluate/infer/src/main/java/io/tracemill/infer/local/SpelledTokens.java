package io.tracemill.infer.local;

import io.tracemill.ask.Prompt;
import io.tracemill.infer.chat.ModelChat;
import io.tracemill.infer.tokenizer.SpecialSpellings;
import io.tracemill.infer.tokenizer.SpecialSpellings.Place;
import io.tracemill.jinja.TemplateException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells special tokens that a conversation's own text spells from those that its template writes.
 *
 * <p>The template renders the conversation once more with a mark inside each special token that a
 * string of it spells, and where a string begins or ends with a part of one: what then still is a
 * special token is the template's. That holds where both texts are the same but for the marks;
 * where they are not, the template looks into the strings, and nothing can be told.
 */
final class SpelledTokens {
  /** A character that Unicode keeps out of texts. */
  private static final char MARK = '\ufdd0';

  private final ModelChat chat;
  private final SpecialSpellings special;
  private final LocalDateTime now;

  SpelledTokens(ModelChat chat, SpecialSpellings special, LocalDateTime now) {
    this.chat = chat;
    this.special = special;
    this.now = now;
  }

  /**
   * The special tokens of a prompt.
   *
   * @param own those that the conversation's own text spells, in order
   * @param template where the template's are; nothing where the two cannot be told apart
   */
  record Found(List<String> own, Optional<List<Place>> template) {}

  /** Those of {@code text}, which the template makes of {@code prompt}. */
  Found in(Prompt.Conversation prompt, String text) {
    Marking marking = new Marking();
    Prompt.Conversation marked =
        new Prompt.Conversation(
            JsonStrings.mapped(prompt.messages(), marking::of),
            JsonStrings.mapped(prompt.tools(), marking::of));
    if (!marking.any) {
      return new Found(List.of(), Optional.of(special.places(text)));
    }
    boolean clear = text.indexOf(MARK) < 0;
    return rendered(marked)
        .filter(other -> clear && bare(other).equals(text))
        .map(other -> told(text, other))
        .orElseGet(() -> new Found(marking.spelled, Optional.empty()));
  }

  /** Puts marks into strings. */
  private final class Marking {
    private final List<String> spelled = new ArrayList<>();
    private boolean any;

    String of(String string) {
      StringBuilder marked = new StringBuilder();
      if (special.beginsInside(string)) {
        marked.append(MARK);
      }
      int at = 0;
      for (Place place : special.places(string)) {
        spelled.add(string.substring(place.start(), place.end()));
        marked.append(string, at, place.start() + 1).append(MARK);
        at = place.start() + 1;
      }
      marked.append(string, at, string.length());
      if (special.endsInside(string)) {
        marked.append(MARK);
      }
      any |= marked.length() > string.length();
      return marked.toString();
    }
  }

  private Optional<String> rendered(Prompt.Conversation prompt) {
    try {
      return Optional.of(chat.render(prompt, now));
    } catch (TemplateException refused) {
      return Optional.empty();
    }
  }

  private static String bare(String marked) {
    return marked.replace(String.valueOf(MARK), "");
  }

  private Found told(String text, String marked) {
    List<Place> template = new ArrayList<>();
    Set<Integer> starts = new HashSet<>();
    int marks = 0;
    int at = 0;
    for (Place place : special.places(marked)) {
      for (; at < place.start(); at++) {
        marks += marked.charAt(at) == MARK ? 1 : 0;
      }
      template.add(new Place(place.start() - marks, place.end() - marks));
      starts.add(place.start() - marks);
    }
    List<String> own = new ArrayList<>();
    for (Place place : special.places(text)) {
      if (!starts.contains(place.start())) {
        own.add(text.substring(place.start(), place.end()));
      }
    }
    return new Found(own, Optional.of(template));
  }
}
