package io.tracemill.prepare.form;

import io.tracemill.json.text.Reason;

/** Why a form cannot hold a conversation; the rest of the file goes on. */
public enum Unheld implements Reason {
  /** A turn that calls several tools. */
  SEVERAL_CALLS,
  /** A turn that stands where the form's readers want another speaker's. */
  TURN_OUT_OF_ORDER,
  /** A message of the system behind those of others. */
  LATE_SYSTEM_MESSAGE,
  /** A part that is no text. */
  NO_TEXT,
  /** A tool's result that answers no call right before it. */
  RESULT_WITHOUT_CALL
}
