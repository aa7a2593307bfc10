package io.tracemill.infer.family;

import io.tracemill.json.DataException;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a model's makers say of generating: {@code generation_config.json}, and for tokens that it
 * does not name {@code config.json}.
 *
 * @param end the tokens that end an answer, any of them
 * @param sample whether they sample; greedy otherwise
 */
public record GenerationConfig(
    List<Integer> end,
    Optional<Integer> begin,
    Optional<Integer> pad,
    boolean sample,
    Optional<Double> temperature,
    Optional<Double> topP,
    Optional<Integer> topK) {
  private static final String FILE = "generation_config.json";

  /** Copies the list. */
  public GenerationConfig {
    end = List.copyOf(end);
  }

  /**
   * Reads the files of a model directory, of which either may be absent.
   *
   * @throws IOException if one cannot be read
   * @throws DataException if one is not the JSON expected
   */
  public static GenerationConfig read(Path directory) throws IOException {
    List<ModelConfig> files = new ArrayList<>();
    Optional<ModelConfig> own = ModelConfig.read(directory, FILE);
    own.ifPresent(files::add);
    ModelConfig.read(directory, ModelConfig.FILE)
        .ifPresent(
            config -> {
              files.add(config);
              config.object("text_config").ifPresent(files::add);
            });
    return new GenerationConfig(
        tokens(files, "eos_token_id"),
        tokens(files, "bos_token_id").stream().findFirst(),
        tokens(files, "pad_token_id").stream().findFirst(),
        own.isPresent() && own.get().flag("do_sample", false),
        own.flatMap(config -> number(config, "temperature")),
        own.flatMap(config -> number(config, "top_p")),
        own.flatMap(config -> config.find("top_k")).map(GenerationConfig::token));
  }

  private static Optional<Double> number(ModelConfig config, String name) {
    return config.find(name).map(node -> node.number().doubleValue());
  }

  private static List<Integer> tokens(List<ModelConfig> files, String name) {
    return files.stream()
        .flatMap(file -> file.find(name).stream())
        .findFirst()
        .map(GenerationConfig::tokens)
        .orElse(List.of());
  }

  /** Older configs say -1 where they have no such token. */
  private static List<Integer> tokens(Node node) {
    if (node.is(Kind.NUMBER) && node.number().signum() < 0) {
      return List.of();
    }
    if (!node.is(Kind.ARRAY)) {
      return List.of(token(node));
    }
    List<Integer> tokens = new ArrayList<>();
    for (Node item : node.items()) {
      tokens.add(token(item));
    }
    return tokens;
  }

  private static int token(Node node) {
    BigDecimal number = node.number();
    double value = number.doubleValue();
    if (value != Math.rint(value) || value < 0 || value > Integer.MAX_VALUE) {
      throw node.failure("expected a whole number that is not negative, found " + node.shown());
    }
    return number.intValue();
  }
}
