package io.tracemill.infer.family;

import io.tracemill.json.DataException;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.Tape;
import io.tracemill.json.text.Line;
import io.tracemill.json.token.Kind;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The fields of a {@code config.json}, or of an object in it; a field that is null is absent.
 *
 * <p>Every failure names its place in the file.
 *
 * @param defaults what fields are that the file does not name at all, null included
 */
public record ModelConfig(Node node, Optional<Node> defaults) {
  static final String FILE = "config.json";
  private static final String POINTER = "version https://git-lfs";

  /** As the greatest models have; a guard against sizes that overflow, not a limit in practice. */
  static final int MAX_SIZE = 1 << 24;

  /** Without defaults. */
  public ModelConfig(Node node) {
    this(node, Optional.empty());
  }

  /** The JSON object {@code json}, which failures call {@code name}. */
  static ModelConfig of(String name, String json) {
    Line line = Line.of(name, json.getBytes(StandardCharsets.UTF_8));
    return new ModelConfig(new Tape().read(line).as(Kind.OBJECT));
  }

  /** The same with defaults. */
  ModelConfig over(ModelConfig others) {
    return new ModelConfig(node, Optional.of(others.node()));
  }

  /**
   * Reads the file of a model directory.
   *
   * @throws IOException if it cannot be read
   * @throws DataException if it is no JSON object
   */
  public static ModelConfig read(Path directory) throws IOException {
    Optional<ModelConfig> config = read(directory, FILE);
    if (config.isEmpty()) {
      throw NotAModel.reason(directory);
    }
    return config.get();
  }

  static Optional<ModelConfig> read(Path directory, String name) throws IOException {
    Path file = directory.resolve(name);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    byte[] bytes = Files.readAllBytes(file);
    if (new String(bytes, StandardCharsets.ISO_8859_1).startsWith(POINTER)) {
      throw new IOException(
          file + " is a Git LFS pointer, not the file; run git lfs pull in the model's repository");
    }
    Node node = new Tape().read(Line.of(name, bytes));
    return Optional.of(new ModelConfig(node.as(Kind.OBJECT)));
  }

  /** The object that a field holds. */
  public Optional<ModelConfig> object(String name) {
    return find(name).map(value -> new ModelConfig(value.as(Kind.OBJECT)));
  }

  /** A field that is there and not null; where it is not there at all, its default. */
  public Optional<Node> find(String name) {
    return names(name) ? node.find(Name.of(name)) : defaults.flatMap(n -> n.find(Name.of(name)));
  }

  private boolean names(String name) {
    return node.fields().stream().anyMatch(field -> field.key().equals(name));
  }

  private Node field(String name) {
    return find(name).orElseGet(() -> node.field(Name.of(name)));
  }

  /** A size that has to be there: a whole number from 1 on. */
  public int size(String name) {
    return size(field(name));
  }

  /** A size, or {@code otherwise}. */
  public int size(String name, int otherwise) {
    return find(name).map(ModelConfig::size).orElse(otherwise);
  }

  private static int size(Node value) {
    double number = number(value);
    if (number < 1 || number > MAX_SIZE || number != Math.rint(number)) {
      throw value.failure(
          "expected a whole number from 1 to " + MAX_SIZE + ", found " + value.shown());
    }
    return (int) number;
  }

  /** A number that has to be there, greater than zero. */
  public double positive(String name) {
    return positive(field(name));
  }

  /** A number greater than zero, or {@code otherwise}. */
  public double positive(String name, double otherwise) {
    return find(name).map(ModelConfig::positive).orElse(otherwise);
  }

  private static double positive(Node value) {
    double number = number(value);
    if (number <= 0 || Double.isInfinite(number) || Double.isInfinite(1 / number)) {
      throw value.failure("expected a number greater than zero, found " + value.shown());
    }
    return number;
  }

  private static double number(Node value) {
    BigDecimal number = value.number();
    return number.doubleValue();
  }

  /** The numbers of an array that has to be there, all greater than zero. */
  public List<Double> numbers(String name) {
    List<Double> numbers = new ArrayList<>();
    for (Node item : field(name).items()) {
      numbers.add(positive(item));
    }
    return numbers;
  }

  /** Whether a field is true; {@code otherwise} where it is absent. */
  public boolean flag(String name, boolean otherwise) {
    Optional<Node> value = find(name);
    if (value.isPresent() && !value.get().is(Kind.TRUE) && !value.get().is(Kind.FALSE)) {
      throw value.get().failure("expected true or false but found " + value.get().shown());
    }
    return value.map(node -> node.is(Kind.TRUE)).orElse(otherwise);
  }

  /** A text, or {@code otherwise}. */
  public String text(String name, String otherwise) {
    return find(name).map(Node::text).orElse(otherwise);
  }
}
