package io.tracemill.infer.family;

import io.tracemill.json.DataException;
import java.util.List;

/**
 * Reads how positions are rotated: {@code rope_theta} and {@code rope_scaling}, or both together in
 * the newer {@code rope_parameters}, there possibly apart for each type of layer.
 */
record RopeReading(ModelConfig config, int headSize) {
  private static final List<String> TYPES = List.of("rope_type", "type");
  private static final String ORIGINAL = "original_max_position_embeddings";

  /** The one of all layers. */
  Rope rope() {
    return rope(parameters(), base());
  }

  private double base() {
    return config.positive("rope_theta");
  }

  private ModelConfig parameters() {
    return config.object("rope_parameters").or(() -> config.object("rope_scaling")).orElse(config);
  }

  /** The one of the layers of type {@code layers}, where it has parameters of its own. */
  Rope rope(String layers) {
    return rope(parameters().object(layers).orElseGet(this::parameters), base());
  }

  /** The one that an object describes; {@code base} where it has none of its own. */
  Rope rope(ModelConfig parameters, double base) {
    double theta = parameters.positive("rope_theta", base);
    double part =
        parameters.positive("partial_rotary_factor", config.positive("partial_rotary_factor", 1));
    int dimensions = (int) (headSize * part);
    if (part > 1 || dimensions < 2 || dimensions % 2 != 0) {
      throw config
          .node()
          .failure(
              "partial_rotary_factor turns "
                  + dimensions
                  + " of a head's "
                  + headSize
                  + " elements: expected an even number of them");
    }
    return new Rope(theta, dimensions, scaling(parameters, dimensions));
  }

  private RopeScaling scaling(ModelConfig parameters, int dimensions) {
    String type = type(parameters);
    return switch (type) {
      case "default" -> new RopeScaling.None();
      case "linear" -> new RopeScaling.Linear(parameters.positive("factor"));
      case "llama3" -> llama3(parameters);
      case "longrope", "su" -> longRope(parameters, dimensions);
      default -> throw unknown(parameters, type);
    };
  }

  /** The config itself is asked where it has no object for rotation. */
  private String type(ModelConfig parameters) {
    if (parameters.equals(config)) {
      return "default";
    }
    return parameters.text(TYPES.get(0), parameters.text(TYPES.get(1), "default"));
  }

  private static DataException unknown(ModelConfig parameters, String type) {
    return parameters
        .node()
        .failure(
            ModelReason.NOT_COMPUTED,
            "expected a rope_type of [default, linear, llama3, longrope] but found \""
                + type
                + "\"; without rope_scaling the model works in its original context");
  }

  private RopeScaling llama3(ModelConfig parameters) {
    double low = parameters.positive("low_freq_factor");
    double high = parameters.positive("high_freq_factor");
    if (high <= low) {
      throw parameters.node().failure("high_freq_factor is not greater than low_freq_factor");
    }
    return new RopeScaling.Llama3(parameters.positive("factor"), low, high, original(parameters));
  }

  /** The config's own field goes before the one of the object: Phi-3 has it there. */
  private int original(ModelConfig parameters) {
    ModelConfig holder = config.find(ORIGINAL).isPresent() ? config : parameters;
    return holder.find(ORIGINAL).isPresent()
        ? holder.size(ORIGINAL)
        : config.size("max_position_embeddings");
  }

  private RopeScaling longRope(ModelConfig parameters, int dimensions) {
    int original = original(parameters);
    double stretch = config.size("max_position_embeddings") / (double) original;
    boolean stretched = config.find(ORIGINAL).isPresent();
    double factor = stretched ? stretch : parameters.positive("factor", stretch);
    double attention = parameters.positive("attention_factor", attention(factor, original));
    return new RopeScaling.LongRope(
        factors(parameters, "short_factor", dimensions),
        factors(parameters, "long_factor", dimensions),
        original,
        attention);
  }

  /** Ding et al. 2024, section 3.3, as in Phi-3's own code. */
  private static double attention(double factor, int original) {
    return factor <= 1 ? 1 : Math.sqrt(1 + StrictMath.log(factor) / StrictMath.log(original));
  }

  private static List<Double> factors(ModelConfig parameters, String name, int dimensions) {
    List<Double> factors = parameters.numbers(name);
    if (factors.size() != dimensions / 2) {
      throw parameters
          .node()
          .failure(name + " has " + factors.size() + " factors, expected " + dimensions / 2);
    }
    return factors;
  }
}
