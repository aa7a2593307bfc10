package io.tracemill.prepare.screen.relevance;

import io.tracemill.json.text.Slice;

/** Hears the words of a conversation, message by message, and remembers what was said before. */
final class WordEvidence {
  private static final TermSet NEVER_LAST = TermSet.of(StopWords.NEVER_LAST);

  /** Messages that are told apart, with three kinds of words in each. */
  private static final int MESSAGES = TermSet.NUMBERS / 4;

  /** Kinds of words: those that say nothing, and those that say what a message is about. */
  private static final int EMPTY = 0;

  private static final int FAREWELL = 1;
  private static final int CONTENT = 2;

  private final JobVocabulary vocabulary;
  private final Evidence.Draft draft;
  private final Terms terms = new Terms();

  /** The message that each word came first in, times 4, and the word's kind. */
  private final TermSet said = new TermSet();

  private int message;
  private int content;
  private int related;
  private boolean farewell;
  private boolean error;
  private long last;
  private long all;
  private int lastEnd;

  WordEvidence(JobVocabulary vocabulary, Evidence.Draft draft) {
    this.vocabulary = vocabulary;
    this.draft = draft;
  }

  void nextTrace() {
    said.clear();
  }

  void nextMessage(int index) {
    message = Math.min(index, MESSAGES - 1);
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
  void hear(Slice text, WordUse sense) {
    terms.read(text);
    long sum = all;
    long hash = last;
    boolean any = false;
    while (terms.next()) {
      any = true;
      hash = terms.hash();
      sum = sum * 31 + hash;
      int before = said.find(hash);
      if (before == TermSet.NONE) {
        add(hash, sense);
      } else {
        again(before, sense);
      }
    }
    all = sum;
    last = hash;
    lastEnd = any ? terms.end() : lastEnd;
  }

  /** Without branches, as nothing foretells which words come again. */
  private void again(int before, WordUse sense) {
    int telling = sense == WordUse.LABEL ? 0 : before >>> 1 & 1;
    farewell |= (before & FAREWELL) != 0;
    content += telling;
    related += telling & ((before >>> 2) - message >>> 31);
  }

  private void add(long hash, WordUse sense) {
    int known = vocabulary.find(hash);
    boolean stop = known == JobVocabulary.STOP || known == JobVocabulary.STOP_FAREWELL;
    boolean telling = !stop && JobVocabulary.carriesMeaning(terms);
    farewell |= known == JobVocabulary.STOP_FAREWELL;
    int kind = telling ? CONTENT : known == JobVocabulary.STOP_FAREWELL ? FAREWELL : EMPTY;
    said.put(hash, message << 2 | kind);
    if (telling && sense != WordUse.LABEL) {
      content++;
      newWord(hash, known, sense);
    }
  }

  private void newWord(long hash, int known, WordUse sense) {
    draft.add(Count.CONTENT_WORDS);
    if (known >= 0 && known < Evidence.DESCRIBED) {
      draft.describe(known);
    } else {
      farewell |= known == JobVocabulary.FAREWELL;
      error |= known == JobVocabulary.ERROR;
      if (sense == WordUse.TOPIC) {
        draft.word(hash);
      }
    }
  }

  /** Whether a text has words that carry meaning, and none of them was said before. */
  boolean isNew(Slice text) {
    boolean any = false;
    terms.read(text);
    while (terms.next()) {
      if (JobVocabulary.carriesMeaning(terms)) {
        if (said.has(terms.hash())) {
          return false;
        }
        any = true;
      }
    }
    return any;
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
