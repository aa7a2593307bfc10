package io.tracemill.infer.weights;

import io.tracemill.json.Field;
import io.tracemill.json.Line;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.Tape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads the shards that an index names and checks that both say the same. */
final class ShardIndex {
  static final String FILE = "model.safetensors.index.json";
  private static final Name WEIGHT_MAP = Name.of("weight_map");

  private final Path directory;

  ShardIndex(Path directory) {
    this.directory = directory;
  }

  Map<String, Tensor> tensors() throws IOException {
    Node index = new Tape().read(Line.of(FILE, Files.readAllBytes(directory.resolve(FILE))));
    Map<String, Map<String, Tensor>> shards = new TreeMap<>();
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (Field field : index.field(WEIGHT_MAP).fields()) {
      Map<String, Tensor> shard = shards.get(field.value().text());
      if (shard == null) {
        shard = shard(field.value());
        shards.put(field.value().text(), shard);
      }
      Optional<Tensor> tensor = Optional.ofNullable(shard.get(field.key()));
      tensors.put(
          field.key(),
          tensor.orElseThrow(() -> field.value().failure("the shard has no tensor of this name")));
    }
    for (Map.Entry<String, Map<String, Tensor>> shard : shards.entrySet()) {
      checkNamed(shard, tensors);
    }
    return tensors;
  }

  private Map<String, Tensor> shard(Node name) throws IOException {
    String file = name.text();
    boolean plain = !file.isEmpty() && !file.contains("/") && !file.contains("\\");
    if (!plain || file.equals("..") || file.indexOf('\0') >= 0) {
      throw name.failure(
          "expected the name of a file in the same directory, found " + name.shown());
    }
    if (!Files.isRegularFile(directory.resolve(file))) {
      throw new IOException(directory + " lacks the shard " + file + " that " + FILE + " names");
    }
    Map<String, Tensor> tensors = new HashMap<>();
    for (Tensor tensor : Safetensors.read(directory.resolve(file))) {
      tensors.put(tensor.name(), tensor);
    }
    return tensors;
  }

  private void checkNamed(Map.Entry<String, Map<String, Tensor>> shard, Map<String, Tensor> tensors)
      throws IOException {
    List<Tensor> unnamed =
        shard.getValue().values().stream()
            .filter(tensor -> !tensor.equals(tensors.get(tensor.name())))
            .toList();
    if (!unnamed.isEmpty()) {
      List<String> names = unnamed.stream().map(Tensor::name).sorted().toList();
      throw new IOException(
          directory.resolve(shard.getKey())
              + " has what "
              + FILE
              + " does not name: "
              + Names.few(names));
    }
  }
}
