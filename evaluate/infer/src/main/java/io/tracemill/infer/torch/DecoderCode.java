package io.tracemill.infer.torch;

import io.tracemill.infer.family.Architecture;
import io.tracemill.infer.family.Multipliers;
import java.math.BigDecimal;
import java.util.List;

/**
 * The forward pass of an architecture as TorchScript text, in the dialect of its archives.
 *
 * <p>Tokens of all pieces are rows of one matrix, one behind another. Names of shapes: {@code M}
 * tokens, {@code H} heads, {@code G} groups, {@code R = H / G} heads of a group, {@code D} elements
 * of a head, {@code S} cells seen.
 */
final class DecoderCode {
  /** The class of the module. */
  static final String MODULE = "Decoder";

  /** The tensors of a {@code Layer}, in the order in which its constructor takes them. */
  static final List<String> TENSORS =
      List.of(
          "attention_norm",
          "attention_norm_behind",
          "feed_forward_norm",
          "feed_forward_norm_behind",
          "head_norm",
          "qkv_bias",
          "output_bias",
          "gate_up_bias",
          "down_bias");

  /** The linear layers of a {@code Layer}, likewise. */
  static final List<String> LINEARS = List.of("qkv", "output", "gate_up", "down");

  private final Architecture architecture;
  private final Linear linear;
  private final String device;

  DecoderCode(Architecture architecture, Linear linear, String device) {
    this.architecture = architecture;
    this.linear = linear;
    this.device = device;
  }

  /** All of it. */
  String text() {
    String code =
        HolderCode.text()
            + """
            class Decoder(Module):
              __parameters__ = []
              __buffers__ = []
              training : bool
            """
            + LoadingCode.text()
            + CacheCode.text()
            + linear()
            + new AttentionCode(architecture, valuesLieAcross()).text()
            + new BlockCode(architecture).text()
            + PassCode.text()
            + new HeadCode(architecture.multipliers()).text();
    return filled(code);
  }

  /** Whether the cells of a value's element lie side by side, not the elements of a cell. */
  boolean valuesLieAcross() {
    return device.equals("cpu");
  }

  /** A number with all its digits, and with a point, without which it would be an integer. */
  static String number(double value) {
    String digits = new BigDecimal(value).toPlainString();
    return digits.contains(".") ? digits : digits + ".0";
  }

  private static String linear() {
    return """
      def linear(self: __torch__.Decoder, x: Tensor, p: $PACKED) -> Tensor:
        return $APPLY
    """;
  }

  private String filled(String code) {
    Multipliers multipliers = architecture.multipliers();
    return code.replace("$PACKED", linear.type())
        .replace("$PACK", linear.pack())
        .replace("$APPLY", linear.apply())
        .replace("$DEVICE", "torch.device(\"" + device + "\")")
        .replace("$FLOATS", Integer.toString(linear.floats()))
        .replace("$EMBEDDING", number(multipliers.embedding()))
        .replace("$RESIDUAL", number(multipliers.residual()))
        .replace("$EPSILON", number(architecture.norms().epsilon()))
        .replace("$SCALE", number(architecture.attention().scale()))
        .replace("$HIDDEN", Integer.toString(architecture.sizes().hidden()))
        .replace("$INNER", Integer.toString(architecture.sizes().intermediate()))
        .replace("$HEADS", Integer.toString(architecture.attention().heads()))
        .replace("$GROUPS", Integer.toString(architecture.attention().groups()))
        .replace("$SIZE", Integer.toString(architecture.attention().headSize()));
  }
}
