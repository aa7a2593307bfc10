package io.tracemill.infer.torch;

import io.tracemill.infer.family.Activation;
import io.tracemill.infer.family.Architecture;
import io.tracemill.infer.family.Bias;
import io.tracemill.infer.family.Norms;

/** Norms, the feed-forward block, and a layer of all of them. */
record BlockCode(Architecture architecture) {

  String text() {
    return NORM + feedForward() + block();
  }

  /** RMSNorm (Zhang and Sennrich 2019). */
  private static final String NORM =
      """
        def norm(self: __torch__.Decoder, x: Tensor, weight: Tensor) -> Tensor:
          return torch.mul(torch.rms_norm(x, [torch.size(x, -1)], None, $EPSILON), weight)
      """;

  private String feedForward() {
    boolean bias = architecture.biases().contains(Bias.FEED_FORWARD);
    String gated =
        architecture.activation() == Activation.SILU
            ? "torch.silu(gate)"
            : "torch.gelu(gate, approximate=\"tanh\")";
    return """
      def feed_forward(self: __torch__.Decoder, layer: __torch__.Layer, h: Tensor) -> Tensor:
        x = (self).linear(h, layer.gate_up, )
    $BEFORE    gate, up, = torch.split(x, $INNER, -1)
        x = (self).linear(torch.mul($GATED, up), layer.down, )
    $BEHIND    return x
    """
        .replace("$BEFORE", bias ? "    x = torch.add(x, layer.gate_up_bias)\n" : "")
        .replace("$GATED", gated)
        .replace("$BEHIND", bias ? "    x = torch.add(x, layer.down_bias)\n" : "");
  }

  private String block() {
    boolean around = architecture.norms().blocks() == Norms.Blocks.AROUND;
    return """
      def through(self: __torch__.Decoder, x: Tensor, layer: __torch__.Layer, keys: Tensor, \
    values: Tensor, seen: __torch__.Seen) -> Tensor:
        h = (self).norm(x, layer.attention_norm, )
        a = (self).attention(layer, h, keys, values, seen, )
    $ATTENTION_NORM    x = torch.add(x, a, alpha=$RESIDUAL)
        h = (self).norm(x, layer.feed_forward_norm, )
        f = (self).feed_forward(layer, h, )
    $FEED_NORM    return torch.add_(x, f, alpha=$RESIDUAL)
    """
        .replace("$ATTENTION_NORM", behind(around, "a", "attention_norm_behind"))
        .replace("$FEED_NORM", behind(around, "f", "feed_forward_norm_behind"));
  }

  private static String behind(boolean around, String x, String norm) {
    return around ? "    " + x + " = (self).norm(" + x + ", layer." + norm + ", )\n" : "";
  }
}
