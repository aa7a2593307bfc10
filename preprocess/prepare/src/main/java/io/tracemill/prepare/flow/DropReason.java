package io.tracemill.prepare.flow;

import io.tracemill.json.text.Reason;

/** Why a trace that could be read, or a row cut from it, is left out. */
public enum DropReason implements Reason {
  /** Another trace is the same conversation. */
  DUPLICATE,
  /** Little to do with the job description. */
  IRRELEVANT,
  /** Its turns do not hang together. */
  INCOHERENT,
  /** Text that is no conversation, where only conversations are wanted. */
  NOT_A_CONVERSATION,
  /** The assistant never speaks. */
  NO_ANSWER,
  /** On the other side of the split stands a trace of its group. */
  GROUP_IN_TEST,
  /** More traces were left over than {@code max_unstructured}. */
  OVER_MAX_UNSTRUCTURED,
  /** The prompt has no message. */
  EMPTY_PROMPT,
  /** A conversation begins with the user. */
  NOT_USER_FIRST,
  /** The assistant says nothing and calls nothing. */
  EMPTY_ANSWER,
  /** The task wants a tool call. */
  NO_TOOL_CALL,
  /** A row of data version 0 has room for one call. */
  SEVERAL_TOOL_CALLS,
  /** The job description has no such tool. */
  UNKNOWN_TOOL,
  /** The arguments do not fit the tool's schema. */
  BAD_ARGUMENTS,
  /** The job description has no such class. */
  UNKNOWN_LABEL,
  /** {@code output_is_json}, and the answer is not JSON. */
  ANSWER_NOT_JSON,
  /** Longer than the limit. */
  TOO_LONG,
  /** The same row was written before. */
  DUPLICATE_ROW
}
