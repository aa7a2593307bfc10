package io.tracemill.infer.tokenizer;

import io.tracemill.json.Field;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.text.LimitedText;
import io.tracemill.json.token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The regular expressions by which a tokenizer's file splits and changes texts.
 *
 * <p>They are a stranger's, and the tokenizers' library ends the whole process where one of them
 * has to try too much; so each is tried on a text here before. One that Java does not read is
 * trusted.
 */
record SplitPatterns(List<Pattern> patterns) {
  /** Characters looked at for one match; the library gives up behind ten million steps back. */
  private static final int MOST = 5_000_000;

  /** More of them for each character that a match may begin at. */
  private static final int EACH = 100;

  /**
   * A branch that never matches. Where an expression refers to a group, Java does not remember what
   * it has tried in vain, as the library does not either.
   */
  private static final String FORGETFUL = "|(?!)(?<x0>x)\\k<x0>";

  private static final String REGEX = "Regex";
  private static final List<Name> STEPS = List.of(Name.of("normalizer"), Name.of("pre_tokenizer"));

  /** Copies the list. */
  SplitPatterns {
    patterns = List.copyOf(patterns);
  }

  static SplitPatterns of(Node file) {
    List<Pattern> found = new ArrayList<>();
    for (Name step : STEPS) {
      file.find(step).ifPresent(node -> collect(node, found));
    }
    return new SplitPatterns(found);
  }

  private static void collect(Node node, List<Pattern> to) {
    if (node.is(Kind.ARRAY)) {
      node.items().forEach(item -> collect(item, to));
    } else if (node.is(Kind.OBJECT)) {
      for (Field field : node.fields()) {
        if (field.key().equals(REGEX) && field.value().is(Kind.STRING)) {
          compiled(field.value().text()).ifPresent(to::add);
        } else {
          collect(field.value(), to);
        }
      }
    }
  }

  /** The library begins and ends lines with ^ and $, always. */
  private static Optional<Pattern> compiled(String expression) {
    try {
      return Optional.of(Pattern.compile("(?:" + expression + ")" + FORGETFUL, Pattern.MULTILINE));
    } catch (PatternSyntaxException | StackOverflowError e) {
      return Optional.empty();
    }
  }

  /** The expression that has to try too much in {@code text}, if one has. */
  Optional<String> endless(String text) {
    for (Pattern pattern : patterns) {
      if (isEndless(pattern, text)) {
        return Optional.of(expression(pattern));
      }
    }
    return Optional.empty();
  }

  private static String expression(Pattern pattern) {
    String all = pattern.pattern();
    return all.substring("(?:".length(), all.length() - FORGETFUL.length() - 1);
  }

  private static boolean isEndless(Pattern pattern, String text) {
    LimitedText limited = new LimitedText(text, MOST + (long) EACH * text.length());
    Matcher matcher = pattern.matcher(limited);
    try {
      boolean found = true;
      while (found) {
        limited.again();
        found = matcher.find();
      }
      return false;
    } catch (LimitedText.ExceededException e) {
      return true;
    } catch (StackOverflowError e) {
      return false; // Java's own trouble with a long text.
    }
  }
}
