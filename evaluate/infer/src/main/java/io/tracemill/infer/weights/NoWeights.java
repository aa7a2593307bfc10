package io.tracemill.infer.weights;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Says what a directory without weights has instead, and what to do. */
final class NoWeights {
  /**
   * Files by the ends of their names, and what to do about them; the first that is there counts.
   */
  private record Other(String end, String next) {}

  private static final List<Other> OTHERS =
      List.of(
          new Other(
              "adapter_model.safetensors",
              "is an adapter: merge it into its base model and save that"),
          new Other(
              "consolidated.safetensors",
              "is in its makers' own format: get the files for the transformers library"),
          new Other(".safetensors", "is a shard: get the index and the other shards, too"),
          new Other("pytorch_model.bin", "is not read: convert it to safetensors"),
          new Other("pytorch_model.bin.index.json", "is not read: convert it to safetensors"),
          new Other(".bin", "is not read: convert it to safetensors"),
          new Other(".pth", "is not read: convert it to safetensors"),
          new Other(".gguf", "is not read: get the model's original repository"));

  private NoWeights() {}

  static IOException reason(Path directory) throws IOException {
    String missing = directory + " has no " + Weights.FILE + " and no " + ShardIndex.FILE;
    List<String> names = names(directory);
    for (Other other : OTHERS) {
      Optional<String> found =
          names.stream().filter(name -> name.endsWith(other.end())).findFirst();
      if (found.isPresent()) {
        return new IOException(missing + "; " + found.get() + " " + other.next());
      }
    }
    return new IOException(missing + ": download one of them from where the config comes from");
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> directory.relativize(file).toString()).sorted().toList();
    }
  }
}
