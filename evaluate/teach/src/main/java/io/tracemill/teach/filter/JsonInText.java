package io.tracemill.teach.filter;

import io.tracemill.dialect.call.JsonValues;
import io.tracemill.json.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the JSON objects and arrays in an answer, whatever stands around them. Commas before a
 * closing bracket are overlooked, and brackets of an array that is not closed; an object that is
 * not JSON is left out, with all that is in it.
 */
final class JsonInText {
  /** More arrays that are not closed make no answer. */
  private static final int MOST_OPEN = 8;

  /** What may stand before the first value of an answer that is nothing but values. */
  private static final Pattern BEFORE = Pattern.compile("\\s*(?:```[a-zA-Z]*\\s*)?");

  private static final String BETWEEN = ",;[]";

  private final String text;
  private final boolean cut;
  private final List<Node> values = new ArrayList<>();
  private int opened;

  private JsonInText(String text, boolean cut) {
    this.text = text;
    this.cut = cut;
  }

  /**
   * The values in {@code text}, in order.
   *
   * @param cut whether more was to come: then what stands behind other words may be a draft, and
   *     does not count
   */
  static List<Node> find(String text, boolean cut) {
    JsonInText json = new JsonInText(text, cut);
    json.find();
    return json.values;
  }

  private void find() {
    Matcher before = BEFORE.matcher(text);
    int at = before.lookingAt() ? before.end() : 0;
    while (at >= 0 && at < text.length() && opened <= MOST_OPEN) {
      char next = text.charAt(at);
      if (next == '{' || next == '[') {
        at = take(at);
      } else {
        at = cut && !isBetween(next) ? -1 : at + 1;
      }
    }
  }

  private static boolean isBetween(char mark) {
    return Character.isWhitespace(mark) || BETWEEN.indexOf(mark) >= 0;
  }

  /** Where to go on; -1 if nothing more is certain. */
  private int take(int start) {
    boolean object = text.charAt(start) == '{';
    int close = JsonValues.close(text, start);
    if (close < 0) {
      opened++;
      return object ? -1 : start + 1;
    }
    Optional<Node> value = JsonValues.whole(withoutNeedlessCommas(text.substring(start, close)));
    value.ifPresent(values::add);
    return value.isPresent() || object ? close : start + 1;
  }

  private static String withoutNeedlessCommas(String json) {
    StringBuilder kept = new StringBuilder(json.length());
    boolean quoted = false;
    for (int i = 0; i < json.length(); i++) {
      char next = json.charAt(i);
      if (next == '"') {
        quoted = !quoted;
      }
      if (quoted && next == '\\' && i + 1 < json.length()) {
        kept.append(next).append(json.charAt(++i));
      } else if (quoted || next != ',' || !closesAfter(json, i + 1)) {
        kept.append(next);
      }
    }
    return kept.toString();
  }

  private static boolean closesAfter(String json, int start) {
    int at = start;
    while (at < json.length() && Character.isWhitespace(json.charAt(at))) {
      at++;
    }
    return at < json.length() && (json.charAt(at) == ']' || json.charAt(at) == '}');
  }
}
