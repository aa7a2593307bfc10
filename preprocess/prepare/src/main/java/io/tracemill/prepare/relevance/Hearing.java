package io.tracemill.prepare.relevance;

import io.tracemill.json.Slice;

/** Hears the words of a conversation, message by message, and remembers what was said before. */
final class Hearing implements Terms.Taker {
  private static final TermSet FAREWELLS = TermSet.of(StopWords.FAREWELL);
  private static final TermSet ERRORS = TermSet.of(StopWords.ERROR);
  private static final TermSet NEVER_LAST = TermSet.of(StopWords.NEVER_LAST);

  private final Vocabulary vocabulary;
  private final Evidence.Draft draft;
  private final TermSet said = new TermSet();

  private byte[] bytes = new byte[0];
  private int message;
  private Sense sense = Sense.TOPIC;
  private int content;
  private int related;
  private boolean farewell;
  private boolean error;
  private long last;
  private long all;
  private int lastEnd;

  Hearing(Vocabulary vocabulary, Evidence.Draft draft) {
    this.vocabulary = vocabulary;
    this.draft = draft;
  }

  void nextTrace() {
    said.clear();
  }

  void nextMessage(int index) {
    message = index;
    content = 0;
    related = 0;
    farewell = false;
    error = false;
    last = 0;
    all = 0;
    lastEnd = 0;
  }

  /**
   * Hears a part of the message.
   *
   * @param sense what its words stand for
   */
  void hear(Slice text, Sense sense) {
    this.bytes = text.bytes();
    this.sense = sense;
    Terms.read(text.bytes(), text.start(), text.end(), this);
  }

  /** Whether a text has words that carry meaning, and none of them was said before. */
  boolean isNew(Slice text) {
    int[] words = new int[2];
    Terms.read(
        text.bytes(),
        text.start(),
        text.end(),
        (hash, length, start, end) -> {
          if (length >= Vocabulary.SHORTEST && !isNumber(text.bytes()[start])) {
            words[said.has(hash) ? 1 : 0]++;
          }
        });
    return words[0] > 0 && words[1] == 0;
  }

  private static boolean isNumber(int first) {
    return first >= '0' && first <= '9';
  }

  @Override
  public void take(long hash, int length, int start, int end) {
    last = hash;
    all = all * 31 + hash;
    lastEnd = end;
    int first = said.add(hash, message);
    int bit = vocabulary.find(hash);
    if (bit == Vocabulary.STOP) {
      farewell |= FAREWELLS.has(hash);
    } else if (sense != Sense.LABEL && length >= Vocabulary.SHORTEST && !isNumber(bytes[start])) {
      content++;
      if (first >= 0 && first < message) {
        related++;
      } else if (first < 0) {
        newWord(hash, bit);
      }
    }
  }

  private void newWord(long hash, int bit) {
    draft.add(Count.CONTENT_WORDS);
    if (bit >= 0) {
      draft.describe(bit);
    } else {
      farewell |= FAREWELLS.has(hash);
      error |= ERRORS.has(hash);
      if (sense == Sense.TOPIC) {
        draft.word(hash);
      }
    }
  }

  /** A hash of all words of the message. */
  long all() {
    return all;
  }

  /** Words of the message that carry meaning, repeated ones counted again. */
  int content() {
    return content;
  }

  /** Of {@link #content}: those that an earlier message has too. */
  int related() {
    return related;
  }

  boolean farewell() {
    return farewell;
  }

  boolean error() {
    return error;
  }

  /** Whether the text that ends at {@code end} ends in a word with which no sentence ends. */
  boolean endsInMidSentence(int end) {
    return lastEnd == end && NEVER_LAST.has(last);
  }
}
