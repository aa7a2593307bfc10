package io.tracemill.prepare.flow;

import java.util.Locale;

/** What people should know of something that is kept all the same. */
public enum Remark {
  /** Somebody's turn has neither text nor tool calls. */
  SILENT_TURN("turns that say nothing and call nothing, which are left out of prompts"),
  /** A server left a thought in the text of an answer. */
  THOUGHT_IN_TEXT("answers with a thought (<think>...</think>) in their text, which is taken off"),
  /** A task of tool calls, and the row's answer is none. */
  ANSWER_WITHOUT_CALL("answers in words and no tool call, though the task is to call tools"),
  /** The whole conversation is learned, and the log gives a turn of it no weight. */
  WEIGHTLESS_TURN("rows with an earlier turn that is not to be learned (weight 0, or cut)"),
  /** A row has room for a call alone. */
  TEXT_BESIDE_CALL("answers with text beside the tool call, which is left out"),
  /** A form has ids with calls and results, and none was recorded. */
  ID_MADE_UP("conversations with calls or results without an id, for which one is made up"),
  /** A form has no ids of calls. */
  ID_LEFT_OUT("conversations with ids of calls, which are left out"),
  /** A form has a text where several were recorded. */
  PARTS_JOINED("conversations with a text in several parts, which are joined, a line each"),
  /** A form has no names of those who speak. */
  NAME_LEFT_OUT("conversations with names of speakers or tools, which are left out"),
  /** A form has no place for what a model thought. */
  THOUGHT_LEFT_OUT("conversations with thoughts of the model, which are left out"),
  /** A row's answer is a text or a call, beside which a thought has no place. */
  ANSWER_THOUGHT_LEFT_OUT("answers with a thought to keep, for which their rows have no place"),
  /** A whole conversation that nobody answers in the end. */
  NO_LAST_ANSWER("conversations that end before the assistant answers"),
  /** A label is a class but for white space, case or Unicode form. */
  MENDED_LABEL(
      "labels that differ from a class in white space, case or Unicode form, written as it");

  private final String words;

  Remark(String words) {
    this.words = words;
  }

  /** The name in files. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What the count is of, for people. */
  public String words() {
    return words;
  }
}
