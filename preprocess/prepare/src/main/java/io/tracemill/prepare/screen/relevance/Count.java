package io.tracemill.prepare.screen.relevance;

/** What is counted in a trace; a count stops at {@link Evidence#MOST}. */
enum Count {
  /** Calls of a tool that does something, unlike one that only speaks to the user. */
  CALLS,
  /** Of {@link #CALLS}: those of a tool of the job description. */
  KNOWN_TOOLS,
  ARGUMENTS,
  /** Of {@link #ARGUMENTS}: those whose name some tool of the job description has. */
  KNOWN_ARGUMENTS,
  /** Of {@link #ARGUMENTS}: those whose name and type and value the called tool takes. */
  FITTING_ARGUMENTS,
  /** Required arguments that were not given to a known tool. */
  MISSING_ARGUMENTS,
  /** Answers that are exactly a class of the job description. */
  LABELS,
  /** Answers that are text but no class. */
  UNKNOWN_LABELS,
  /** Tools that the trace's own definitions name. */
  DEFINED_TOOLS,
  KNOWN_DEFINED_TOOLS,
  /** Different words that carry meaning, those of the job description among them. */
  CONTENT_WORDS,
  /** Different words of the job description. */
  DESCRIBED_WORDS,
  /** The same, each as much as it counts. */
  DESCRIBED_WEIGHT,
  /** Neighbouring messages, the system's left out. */
  PAIRS,
  /** Of {@link #PAIRS}: two of the user, or two of the assistant. */
  SAME_ROLE,
  /** Of {@link #ARGUMENTS}: those with words of which none was said before. */
  UNGROUNDED_ARGUMENTS,
  /** Results of tools that follow no call, or are not that of a call that waits for one. */
  STRAY_RESULTS,
  /**
   * Of {@link #CALLS}: those without a result before the conversation goes on, where others got
   * one.
   */
  UNANSWERED_CALLS,
  ANSWERS,
  EMPTY_ANSWERS,
  /** Answers that break off: inside a fence or a sentence. */
  CUT_ANSWERS,
  /** Long answers that end in a letter or digit. */
  UNPUNCTUATED_ANSWERS,
  /** Answers that say what an answer before them said. */
  REPEATED_ANSWERS,
  /** Answers of some length that share no word with what was said before. */
  UNRELATED_ANSWERS,
  /** Results of tools that are errors. */
  ERRORS,
  /** Messages that thank or take leave in the first third of a longer conversation. */
  EARLY_FAREWELLS;

  static final Count[] ALL = values();
}
