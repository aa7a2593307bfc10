package io.tracemill.prepare.format;

import io.tracemill.json.text.Reason;

/** Why a line that is good JSON of its format holds no usable trace. */
enum FormatReason implements Reason {
  /** A container without traces. */
  NO_TRACES,
  /** An observation that is no generation, such as a span. */
  NOT_A_GENERATION(false),
  /** A record of a session that nobody says, such as a summary for a list. */
  NOT_A_MESSAGE(false),
  /** A message that somebody went back behind: the conversation goes on without it. */
  ABANDONED(false),
  /** A call with another one inside it that is read in its place. */
  NESTED(false),
  /** A call whose conversation another one goes on from. */
  REPEATED(false);

  private final boolean loss;

  FormatReason() {
    this(true);
  }

  FormatReason(boolean loss) {
    this.loss = loss;
  }

  @Override
  public boolean isLoss() {
    return loss;
  }
}
