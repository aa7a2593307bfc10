package io.tracemill.infer.weights;

import io.tracemill.json.Field;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.Tape;
import io.tracemill.json.text.Line;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

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
    checkThere(index.field(WEIGHT_MAP));
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

  /** All that are missing at once: shards are large, and people download them again one by one. */
  private void checkThere(Node map) throws IOException {
    Set<String> missing = new TreeSet<>();
    for (Field field : map.fields()) {
      String file = plain(field.value());
      if (!Files.isRegularFile(directory.resolve(file))) {
        missing.add(file);
      }
    }
    if (!missing.isEmpty()) {
      String lacks =
          missing.size() == 1 ? " lacks a shard" : " lacks " + missing.size() + " shards";
      throw new IOException(
          directory
              + lacks
              + " that "
              + FILE
              + " names: "
              + Names.few(List.copyOf(missing))
              + "; download what is missing");
    }
  }

  private static String plain(Node name) {
    String file = name.text();
    boolean plain = !file.isEmpty() && !file.contains("/") && !file.contains("\\");
    if (!plain || file.equals("..") || file.indexOf('\0') >= 0) {
      throw name.failure(
          "expected the name of a file in the same directory, found " + name.shown());
    }
    return file;
  }

  private Map<String, Tensor> shard(Node name) throws IOException {
    Map<String, Tensor> tensors = new HashMap<>();
    for (Tensor tensor : Safetensors.read(directory.resolve(name.text()))) {
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
