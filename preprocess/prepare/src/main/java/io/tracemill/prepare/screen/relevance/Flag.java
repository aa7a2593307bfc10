package io.tracemill.prepare.screen.relevance;

/** What is or is not so in a trace. */
enum Flag {
  /** The assistant speaks before the user does. */
  STARTS_WITH_ASSISTANT,
  /** The last answer breaks off inside a fence or a sentence. */
  ENDS_CUT,
  /** The last answer is long and ends in a letter or digit. */
  ENDS_UNPUNCTUATED,
  /** The task is to call tools, and none is called. */
  CALLS_NOTHING
}
