package io.tracemill.infer.family;

/**
 * How a decoder normalizes: RMSNorm (Zhang and Sennrich 2019) everywhere.
 *
 * @param scale what is multiplied with
 * @param blocks where in a block norms stand
 * @param queryKey whether each head's queries and keys are normalized before they are rotated
 */
public record Norms(double epsilon, Scale scale, Blocks blocks, boolean queryKey) {

  /** What the normalized vector is multiplied with. */
  public enum Scale {
    /** The weight. */
    WEIGHT,
    /** One plus the weight, as Gemma does. */
    ONE_PLUS_WEIGHT
  }

  /** Where in a block norms stand. */
  public enum Blocks {
    /** Before attention and before the feed-forward block. */
    BEFORE,
    /** Before and behind each, inside the residual, as Gemma 3 does. */
    AROUND
  }

  static Norms plain(ModelConfig config) {
    return new Norms(config.positive("rms_norm_eps"), Scale.WEIGHT, Blocks.BEFORE, false);
  }

  Norms withQueryKey() {
    return new Norms(epsilon, scale, blocks, true);
  }
}
