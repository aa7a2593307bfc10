package io.tracemill.infer.family;

import io.tracemill.json.text.Reason;

/** Why a model that is whole is not read. */
public enum ModelReason implements Reason {
  /** It is of a kind that is not computed: no other copy of the file would help. */
  NOT_COMPUTED
}
