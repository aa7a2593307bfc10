package io.tracemill.prepare.screen.relevance;

import io.tracemill.json.text.Reason;

/** Why a trace does not fit the job description. */
public enum RelevanceReason implements Reason {
  /** Little to do with the job description. */
  IRRELEVANT,
  /** Its turns do not hang together. */
  INCOHERENT
}
