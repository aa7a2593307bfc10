package io.tracemill.infer.family;

/** Where linear layers have a bias. */
public enum Bias {
  /** On queries, keys and values. */
  QUERY_KEY_VALUE,
  /** On the output of attention. */
  ATTENTION_OUTPUT,
  /** On all three layers of the feed-forward block. */
  FEED_FORWARD
}
