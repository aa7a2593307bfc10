package io.tracemill.prepare.screen.relevance;

import io.tracemill.json.text.Slice;

/** Looks at what the assistant said. */
final class Answers {
  /**
   * From how many bytes on an answer is expected to end like a sentence, and not to be repeated.
   */
  private static final int LONG = 40;

  /** How many words that carry meaning must find no relation to be telling. */
  private static final int TELLING = 3;

  private static final int ESCAPE = 6;

  private final Evidence.Draft draft;
  private final ClassNames labels;
  private final TermSet before = new TermSet();
  private boolean cut;
  private boolean unpunctuated;

  Answers(Evidence.Draft draft, ClassNames labels) {
    this.draft = draft;
    this.labels = labels;
  }

  void nextTrace() {
    before.clear();
    cut = false;
    unpunctuated = false;
  }

  void endTrace() {
    if (cut) {
      draft.set(Flag.ENDS_CUT);
    }
    if (unpunctuated) {
      draft.set(Flag.ENDS_UNPUNCTUATED);
    }
  }

  void empty() {
    draft.add(Count.ANSWERS);
    draft.add(Count.EMPTY_ANSWERS);
  }

  /** Takes an answer that was just heard. */
  void take(Slice text, WordEvidence hearing) {
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
    if (isLong && before.has(hearing.all())) {
      draft.add(Count.REPEATED_ANSWERS);
    } else if (isLong) {
      before.put(hearing.all(), 0);
    }
    if (hearing.content() >= TELLING && hearing.related() == 0) {
      draft.add(Count.UNRELATED_ANSWERS);
    }
  }

  private void ending(byte[] bytes, int start, int end, WordEvidence hearing) {
    int last = bytes[end - 1];
    boolean open = last == ',' || last == '(' || last == '[' || last == '{' || last == '-';
    boolean opened = (bytes[start] == '{' || bytes[start] == '[') && last != '}' && last != ']';
    cut = open || opened || hearing.endsInMidSentence(end);
    boolean word = LetterBytes.isAscii(last) && !isEscape(bytes, start, end - ESCAPE);
    unpunctuated = !cut && word && end - lastLine(bytes, start, end) >= LONG;
    if (cut) {
      draft.add(Count.CUT_ANSWERS);
    } else if (unpunctuated) {
      draft.add(Count.UNPUNCTUATED_ANSWERS);
    }
  }

  /** Whether the last character is written as an escape, as emoji are. */
  private static boolean isEscape(byte[] bytes, int start, int at) {
    return at >= start && bytes[at] == '\\' && bytes[at + 1] == 'u';
  }

  /** Where the last line begins: items of lists, and headings, need no end mark. */
  private static int lastLine(byte[] bytes, int start, int end) {
    int at = end;
    while (at > start + 1 && !(bytes[at - 1] == 'n' && bytes[at - 2] == '\\')) {
      at--;
    }
    boolean item = at > start + 1 && !LetterBytes.isAscii(bytes[at]);
    return at <= start + 1 ? start : item ? end : at;
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
