package io.tracemill.prepare.relevance;

import io.tracemill.json.Slice;

/** Looks at what the assistant said. */
final class Answers {
  /** From how many bytes on an answer is expected to end like a sentence, and not to be repeated. */
  private static final int LONG = 40;

  /** How many words that carry meaning must find no relation to be telling. */
  private static final int TELLING = 3;

  private final Evidence.Draft draft;
  private final Labels labels;
  private final TermSet before = new TermSet();

  Answers(Evidence.Draft draft, Labels labels) {
    this.draft = draft;
    this.labels = labels;
  }

  void nextTrace() {
    before.clear();
  }

  void empty() {
    draft.add(Count.ANSWERS);
    draft.add(Count.EMPTY_ANSWERS);
  }

  /** Takes an answer that was just heard. */
  void take(Slice text, Hearing hearing) {
    draft.add(Count.ANSWERS);
    int end = trimmed(text);
    if (end == text.start()) {
      draft.add(Count.EMPTY_ANSWERS);
      return;
    }
    if (labels.any()) {
      draft.add(labels.isIn(text) ? Count.LABELS : Count.UNKNOWN_LABELS);
    }
    ending(text.bytes(), text.start(), end, hearing);
    boolean isLong = end - text.start() >= LONG;
    if (isLong && before.add(Terms.hash(text.bytes(), text.start(), end), 0) >= 0) {
      draft.add(Count.REPEATED_ANSWERS);
    }
    if (hearing.content() >= TELLING && hearing.related() == 0) {
      draft.add(Count.UNRELATED_ANSWERS);
    }
  }

  private void ending(byte[] bytes, int start, int end, Hearing hearing) {
    int last = bytes[end - 1];
    boolean open = last == ',' || last == '(' || last == '[' || last == '{' || last == '-';
    boolean opened = (bytes[start] == '{' || bytes[start] == '[') && last != '}' && last != ']';
    if (open || opened || hearing.endsInMidSentence(end)) {
      draft.add(Count.CUT_ANSWERS);
    } else if (end - start >= LONG && isWord(last)) {
      draft.add(Count.UNPUNCTUATED_ANSWERS);
    }
  }

  private static boolean isWord(int c) {
    return c >= '0' && c <= '9' || (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
  }

  /** Where the text ends without the white space behind it. */
  private static int trimmed(Slice text) {
    int end = text.end();
    while (end > text.start()) {
      int c = text.bytes()[end - 1];
      boolean escaped =
          (c == 'n' || c == 't' || c == 'r')
              && end - 2 >= text.start()
              && text.bytes()[end - 2] == '\\';
      if (c != ' ' && !escaped) {
        return end;
      }
      end -= escaped ? 2 : 1;
    }
    return end;
  }
}
