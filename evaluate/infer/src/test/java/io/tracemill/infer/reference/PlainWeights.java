package io.tracemill.infer.reference;

import io.tracemill.json.Field;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.Tape;
import io.tracemill.json.text.Line;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** All weights of a model directory in memory, by their names behind the decoder's prefix. */
public final class PlainWeights {
  private static final String EMBEDDING = "embed_tokens.weight";

  private final Map<String, double[]> values = new HashMap<>();
  private final String prefix;

  private PlainWeights(List<Path> files) throws IOException {
    for (Path file : files) {
      load(file);
    }
    String name = values.keySet().stream().filter(n -> n.endsWith(EMBEDDING)).findFirst().get();
    prefix = name.substring(0, name.length() - EMBEDDING.length());
  }

  /** Reads every safetensors file. */
  public static PlainWeights read(Path directory) throws IOException {
    try (var files = Files.list(directory)) {
      return new PlainWeights(
          files.filter(file -> file.toString().endsWith(".safetensors")).sorted().toList());
    }
  }

  /** The embedding: {@code (vocabulary, hidden)}. */
  public double[] embedding() {
    return get(EMBEDDING);
  }

  /** What makes the logits: the embedding where nothing else does. */
  public double[] head() {
    String before = prefix.startsWith("language_model.") ? "language_model." : "";
    return values.getOrDefault(before + "lm_head.weight", embedding());
  }

  /** The weight {@code name}, such as {@code norm.weight}. */
  public double[] get(String name) {
    return Objects.requireNonNull(values.get(prefix + name), prefix + name);
  }

  /** {@code y = W x + b}, the bias where there is one. */
  public double[] linear(String name, double[] x) {
    double[] y = Vectors.times(get(name + ".weight"), x);
    Optional.ofNullable(values.get(prefix + name + ".bias"))
        .ifPresent(bias -> Vectors.add(y, bias, 1));
    return y;
  }

  private void load(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    int start = 8 + (int) bytes.getLong(0);
    byte[] header = Arrays.copyOfRange(bytes.array(), 8, start);
    for (Field field : new Tape().read(Line.of(file.toString(), header)).fields()) {
      if (!field.key().equals("__metadata__")) {
        String type = field.value().field(Name.of("dtype")).text();
        List<Node> ends = PlainConfig.items(field.value().field(Name.of("data_offsets")));
        int from = start + ends.get(0).number().intValueExact();
        int to = start + ends.get(1).number().intValueExact();
        values.put(field.key(), numbers(bytes.slice(from, to - from), type));
      }
    }
  }

  private static double[] numbers(ByteBuffer slice, String type) {
    ByteBuffer bytes = slice.order(ByteOrder.LITTLE_ENDIAN);
    double[] numbers = new double[bytes.capacity() / (type.equals("F32") ? 4 : 2)];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] =
          switch (type) {
            case "F32" -> bytes.getFloat(4 * i);
            case "BF16" -> Float.intBitsToFloat(bytes.getShort(2 * i) << 16);
            default -> half(bytes.getShort(2 * i) & 0xffff);
          };
    }
    return numbers;
  }

  private static double half(int bits) {
    int exponent = bits >> 10 & 31;
    double fraction = bits & 1023;
    double value =
        exponent == 0 ? fraction * 0x1p-24 : (1 + fraction / 1024) * Math.pow(2, exponent - 15);
    return bits > 0x7fff ? -value : value;
  }
}
