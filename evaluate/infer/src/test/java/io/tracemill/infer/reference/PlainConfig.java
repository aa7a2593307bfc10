package io.tracemill.infer.reference;

import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.Tape;
import io.tracemill.json.text.Line;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a {@code config.json} says, read on its own and only as far as the random models need. */
public record PlainConfig(Node node, String family) {

  /** Reads the file of a model directory. */
  public static PlainConfig read(Path directory) throws IOException {
    byte[] bytes = Files.readAllBytes(directory.resolve("config.json"));
    Node whole = new Tape().read(Line.of("config.json", bytes));
    String family = whole.field(Name.of("architectures")).items().iterator().next().text();
    return new PlainConfig(whole.find(Name.of("text_config")).orElse(whole), family);
  }

  /** Whether it is Gemma 3, which differs most. */
  public boolean isGemma() {
    return family.startsWith("Gemma3");
  }

  /** How many layers there are. */
  public int layers() {
    return (int) number("num_hidden_layers", 0);
  }

  /** Elements of a position. */
  public int hidden() {
    return (int) number("hidden_size", 0);
  }

  /** Heads of queries. */
  public int heads() {
    return (int) number("num_attention_heads", isGemma() ? 8 : 0);
  }

  /** Heads of keys and values. */
  public int groups() {
    return (int) number("num_key_value_heads", isGemma() ? 4 : heads());
  }

  /** Elements of a head. */
  public int headSize() {
    return (int) number("head_dim", isGemma() ? 256 : hidden() / (double) heads());
  }

  /** Whether a layer of Gemma sees a window only. */
  public boolean isLocal(int layer) {
    Optional<Node> types = find(node, "layer_types");
    return types.isPresent()
        ? items(types.get()).get(layer).text().equals("sliding_attention")
        : (layer + 1) % (int) number("sliding_window_pattern", 6) != 0;
  }

  /** A number, or what it is where the config does not say it. */
  public double number(String name, double otherwise) {
    return number(node, name, otherwise);
  }

  /** Whether a flag is there and true. */
  public boolean isTrue(String name) {
    return find(node, name).filter(flag -> flag.raw().toString().equals("true")).isPresent();
  }

  static double number(Node node, String name, double otherwise) {
    return find(node, name).map(value -> value.number().doubleValue()).orElse(otherwise);
  }

  static Optional<Node> find(Node node, String name) {
    return node.find(Name.of(name));
  }

  static List<Node> items(Node array) {
    List<Node> items = new ArrayList<>();
    array.items().forEach(items::add);
    return items;
  }
}
