package io.tracemill.trace;

import java.util.Locale;

/** What had to be done to a record so that it reads as a conversation, or what it does not say. */
public enum Rule {
  /** Arguments of a call were an empty text: taken as none. */
  TOOL_ARGUMENTS_WERE_EMPTY_STRING(Fidelity.REPAIRED),
  /** A call had no id where results refer to one: made up from its place. */
  TOOL_CALL_ID_WAS_MISSING(Fidelity.REPAIRED),
  /** Messages were a string of JSON inside a string of JSON. */
  PAYLOAD_WAS_ENCODED_TWICE(Fidelity.REPAIRED),
  /** Tool calls stood in the text of an answer, as models write them. */
  TOOL_CALLS_WERE_WRITTEN_IN_TEXT(Fidelity.REPAIRED),
  /** Chunks of a stream were put together. */
  STREAM_WAS_MERGED(Fidelity.REPAIRED),
  /** Several answers were recorded: the first one was taken. */
  FURTHER_ANSWERS_LEFT_OUT(Fidelity.LOSSY),
  /** What the model thought was left out. */
  REASONING_LEFT_OUT(Fidelity.LOSSY),
  /** An image, a sound or a file was left out, with a word in its place. */
  MEDIA_LEFT_OUT(Fidelity.LOSSY),
  /** A call of a tool that the server ran itself was left out. */
  SERVER_TOOL_LEFT_OUT(Fidelity.LOSSY),
  /** The model stopped to call tools, but no call was recorded. */
  FINISH_REASON_SAYS_TOOL_CALLS_BUT_NONE_RECORDED(Fidelity.LOSSY),
  /** What a tool was given was text instead of JSON: it became the argument {@code input}. */
  TOOL_INPUT_WAS_TEXT(Fidelity.REPAIRED),
  /** A stream began a second time, as after a retry: what came first is no part of the answer. */
  STREAM_BEGAN_ANEW(Fidelity.REPAIRED),
  /** A stream ended before the answer did. */
  STREAM_WAS_CUT(Fidelity.LOSSY),
  /** That a tool's result is an error was said beside it, where messages have no place for it. */
  TOOL_ERROR_MARK_LEFT_OUT(Fidelity.LOSSY),
  /** A part of a message that is neither text nor call, such as a source or a summary. */
  OTHER_PART_LEFT_OUT(Fidelity.LOSSY),
  /** The request goes on from an earlier response that is not in the record. */
  HISTORY_IS_NOT_RECORDED(Fidelity.LOSSY);

  private final Fidelity fidelity;

  Rule(Fidelity fidelity) {
    this.fidelity = fidelity;
  }

  /** What a trace is, at best, to which it was applied. */
  public Fidelity fidelity() {
    return fidelity;
  }

  /** Its name for people and programs: {@code tool-arguments-were-empty-string}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
