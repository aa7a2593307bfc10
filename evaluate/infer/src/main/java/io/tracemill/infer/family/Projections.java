package io.tracemill.infer.family;

/** How the weights of attention and of the feed-forward block are stored. */
public enum Projections {
  /** {@code q_proj}, {@code k_proj}, {@code v_proj}; {@code gate_proj}, {@code up_proj}. */
  SEPARATE,
  /** {@code qkv_proj}; {@code gate_up_proj}: their rows one after another, in that order. */
  FUSED
}
