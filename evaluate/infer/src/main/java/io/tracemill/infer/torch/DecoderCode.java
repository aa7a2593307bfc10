package io.tracemill.infer.torch;

import io.tracemill.infer.family.Activation;
import io.tracemill.infer.family.Architecture;
import io.tracemill.infer.family.Bias;
import io.tracemill.infer.family.Multipliers;
import io.tracemill.infer.family.Norms;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The forward pass of an architecture as TorchScript: the resources beside this class, which are to
 * be read first, with the constants of a model, a precision and a device.
 *
 * @param device one of PyTorch's names: {@code cpu}, {@code cuda:0}
 */
record DecoderCode(Architecture architecture, Linear linear, String device) {
  /** The class of the module. */
  static final String MODULE = "Decoder";

  private static final List<String> PARTS =
      List.of("classes", "forward", "attention", "linear", "masks", "tree", "cache", "loading");

  /** The types that the code has by their names. */
  private static final List<ScalarType> NAMED_TYPES =
      List.of(ScalarType.INT64, ScalarType.FLOAT32, ScalarType.FLOAT64, ScalarType.QINT8);

  /** All of it. */
  String text() {
    return CodeConstants.fill(source(), constants());
  }

  /** All resources, one after another. */
  static String source() {
    return PARTS.stream().map(DecoderCode::part).collect(Collectors.joining());
  }

  private static String part(String name) {
    String file = name + ".torchscript";
    try (InputStream in = DecoderCode.class.getResourceAsStream(file)) {
      return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether values lie in memory as (D, S), which the products of a CPU read faster. */
  boolean transposesValues() {
    return device.equals("cpu");
  }

  /** In the capitals of the code; each is asked for there, or {@link #text} fails. */
  private Map<String, String> constants() {
    Map<String, String> all = new HashMap<>();
    sizes(all);
    numbers(all);
    steps(all);
    computing(all);
    return all;
  }

  private void sizes(Map<String, String> all) {
    int heads = architecture.attention().heads();
    int groups = architecture.attention().groups();
    int rotated = rotated();
    all.put("HEADS", written(heads));
    all.put("GROUPS", written(groups));
    all.put("QUERY_KEY_HEADS", written(heads + groups));
    all.put("ALL_HEADS", written(heads + 2 * groups));
    all.put("HEAD_SIZE", written(architecture.attention().headSize()));
    all.put("ROTATED", written(rotated));
    all.put("HALF_ROTATED", written(rotated / 2));
    all.put("INTERMEDIATE", written(architecture.sizes().intermediate()));
  }

  private void numbers(Map<String, String> all) {
    Multipliers multipliers = architecture.multipliers();
    Optional<Double> logits = Optional.of(multipliers.logits()).filter(factor -> factor != 1);
    all.put("NORM_EPSILON", written(architecture.norms().epsilon()));
    all.put("ATTENTION_SCALE", written(architecture.attention().scale()));
    all.put("EMBEDDING_MULTIPLIER", written(multipliers.embedding()));
    all.put("RESIDUAL_MULTIPLIER", written(multipliers.residual()));
    all.put("LOGITS_MULTIPLIER", written(logits));
    all.put("LOGITS_SOFT_CAP", written(multipliers.softCap()));
  }

  private void steps(Map<String, String> all) {
    all.put("HAS_QUERY_KEY_VALUE_BIAS", written(has(Bias.QUERY_KEY_VALUE)));
    all.put("HAS_OUTPUT_BIAS", written(has(Bias.ATTENTION_OUTPUT)));
    all.put("HAS_FEED_FORWARD_BIAS", written(has(Bias.FEED_FORWARD)));
    all.put("HAS_QUERY_KEY_NORM", written(architecture.norms().queryKey()));
    all.put("HAS_OUTPUT_NORMS", written(architecture.norms().blocks() == Norms.Blocks.AROUND));
    all.put("ROTATES_WHOLE_HEADS", written(rotated() == architecture.attention().headSize()));
    all.put("ACTIVATES_WITH_SILU", written(architecture.activation() == Activation.SILU));
  }

  private void computing(Map<String, String> all) {
    all.put("DEVICE", "torch.device(\"" + device + "\")");
    all.put("CACHE_TYPE", written(linear.cached().number()));
    all.put("TRANSPOSES_VALUES", written(transposesValues()));
    all.put("PACKED", linear.kernel().weight());
    all.put("ONEDNN", written(linear.kernel() == Linear.Kernel.ONEDNN));
    all.put("FBGEMM_FP16", written(linear.kernel() == Linear.Kernel.FBGEMM_FP16));
    all.put("FBGEMM_INT8", written(linear.kernel() == Linear.Kernel.FBGEMM_INT8));
    all.put("MULTIPLIES_IN_FLOAT32", written(linear.cached() == ScalarType.FLOAT32));
    for (ScalarType type : NAMED_TYPES) {
      all.put(type.name(), written(type.number()));
    }
  }

  private boolean has(Bias bias) {
    return architecture.biases().contains(bias);
  }

  /**
   * How many elements of a head are rotated. Layers that rotate nothing have cosines of 1 and sines
   * of 0, so that the code is the same for all layers.
   */
  private int rotated() {
    List<Integer> rotated =
        architecture.layers().stream()
            .map(layer -> layer.rope().dimensions())
            .filter(dimensions -> dimensions > 0)
            .distinct()
            .toList();
    if (rotated.size() > 1) {
      throw new IllegalArgumentException("layers rotate different parts of heads: " + rotated);
    }
    return rotated.isEmpty() ? 0 : rotated.get(0);
  }

  private static String written(int value) {
    return Integer.toString(value);
  }

  private static String written(boolean value) {
    return value ? "True" : "False";
  }

  /** With all its digits, and with a point, without which it would be an integer. */
  private static String written(double value) {
    String digits = new BigDecimal(value).toPlainString();
    return digits.contains(".") ? digits : digits + ".0";
  }

  private static String written(Optional<Double> value) {
    return value.map(DecoderCode::written).orElse("None");
  }
}
