package io.tracemill.dialect;

import io.tracemill.json.text.Reason;

/** Why good JSON holds no usable conversation. */
public enum DialectReason implements Reason {
  /** A conversation without messages. */
  NO_MESSAGES,
  /** What a model was given or said is in no dialect that is known. */
  UNKNOWN_DIALECT,
  /** A model's answer, without what it was asked. */
  ANSWER_WITHOUT_REQUEST,
  /** What went to the model, or came back, was not recorded. */
  CONTENT_NOT_RECORDED,
  /** A stream of chunks ends in the middle of a tool call. */
  STREAM_CUT,
  /** The call was recorded as failed, or ended with an error in the place of an answer. */
  FAILED_CALL,
  /** It has an image, a sound or a file, which are not wanted. */
  MEDIA
}
