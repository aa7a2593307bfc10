package io.tracemill.infer.family;

import io.tracemill.json.DataException;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Every family of models that can be read. */
public final class Families {
  /** In the order they are listed to people. */
  public static final List<Family> ALL =
      List.of(
          new Llama(),
          new Qwen2(),
          new Qwen3(),
          new Gemma3(),
          new Granite(),
          new Phi3(),
          new Mistral(),
          new SmolLm3());

  private Families() {}

  /**
   * Reads the {@code config.json} of a model directory.
   *
   * @throws IOException if it cannot be read
   * @throws DataException if it is of no known family, quantized, or not complete
   */
  public static Architecture read(Path directory) throws IOException {
    return read(ModelConfig.read(directory));
  }

  /** The decoder that a config describes. */
  static Architecture read(ModelConfig config) {
    config
        .find("quantization_config")
        .ifPresent(
            found -> {
              throw found.failure(
                  ModelReason.NOT_COMPUTED,
                  "quantized checkpoints are not read; get the model's unquantized weights");
            });
    Node name = name(config);
    String text = name.text();
    return ALL.stream()
        .filter(family -> family.architectures().contains(text))
        .findFirst()
        .orElseThrow(() -> unknown(name))
        .read(config);
  }

  private static Node name(ModelConfig config) {
    Node names = config.node().field(Name.of("architectures")).as(Kind.ARRAY);
    if (names.size() != 1) {
      throw names.failure("expected one name but found " + names.shown());
    }
    return names.items().iterator().next();
  }

  private static DataException unknown(Node name) {
    List<String> known = ALL.stream().flatMap(family -> family.architectures().stream()).toList();
    return name.failure(
        ModelReason.NOT_COMPUTED,
        "expected one of "
            + known
            + " but found "
            + name.shown()
            + "; "
            + NotComputed.reason(name.text()));
  }
}
