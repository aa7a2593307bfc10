package io.tracemill.infer.family;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Says what a path is that has no {@code config.json}, and what to give instead. */
final class NotAModel {
  private static final String EXPECTED =
      "expected the directory of a model as it is on the hub, with config.json,"
          + " model.safetensors and tokenizer.json";

  /** What other files tell, the first that is there. */
  private static final Map<String, String> SIGNS =
      new TreeMap<>(
          Map.of(
              "adapter_config.json",
                  "it is an adapter: merge it into its base model and save that (merge_and_unload"
                      + " of the peft library)",
              "params.json",
                  "it is in its makers' own format: get the files for the transformers library",
              "snapshots",
                  "it is a cache of the hub: give the directory below snapshots that has"
                      + " config.json"));

  private NotAModel() {}

  static IOException reason(Path path) throws IOException {
    if (!Files.exists(path)) {
      return new IOException(path + " does not exist: " + EXPECTED);
    }
    if (!Files.isDirectory(path)) {
      boolean gguf = path.toString().toLowerCase(Locale.ROOT).endsWith(".gguf");
      return new IOException(
          path + " is a file" + (gguf ? ", and GGUF is not read: " : ": ") + EXPECTED);
    }
    String missing = path + " has no config.json: ";
    for (Map.Entry<String, String> sign : SIGNS.entrySet()) {
      if (Files.exists(path.resolve(sign.getKey()))) {
        return new IOException(missing + sign.getValue());
      }
    }
    return new IOException(missing + EXPECTED);
  }
}
