package io.tracemill.prepare.flow;

import io.tracemill.json.text.Reason;

/**
 * Why a trace that could be read, or a row cut from it, is left out; screens and the split have
 * reasons of their own.
 */
public enum DropReason implements Reason {
  /** Text that is no conversation, where only conversations are wanted. */
  NOT_A_CONVERSATION,
  /** The assistant never speaks. */
  NO_ANSWER,
  /** The prompt has no message. */
  EMPTY_PROMPT,
  /** A conversation begins with the user. */
  NOT_USER_FIRST,
  /** The assistant says nothing and calls nothing. */
  EMPTY_ANSWER,
  /** The log gives the answer no weight, such as {@code "weight": 0}. */
  WEIGHT_0,
  /** The answer ends where the model had to stop. */
  CUT_ANSWER,
  /** Those who were asked what would be right do not agree. */
  CONTESTED,
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
  DUPLICATE_ROW,
  /** The other split, which was there before, has the same row. */
  ROW_IN_OTHER_SPLIT
}
