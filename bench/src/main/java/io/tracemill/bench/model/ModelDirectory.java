package io.tracemill.bench.model;

import io.tracemill.bench.checkpoint.CheckpointWriter;
import io.tracemill.bench.checkpoint.Qwen3Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the model that a benchmark is to run. */
public final class ModelDirectory {
  private ModelDirectory() {}

  /**
   * The directory {@code model}; if it is the name of a {@link Qwen3Shape}, one of random weights
   * under the system's temporary directory, which is written if it is not there.
   */
  public static Path of(String model) throws IOException {
    Optional<Qwen3Shape> named =
        Qwen3Shape.ALL.stream().filter(shape -> shape.name().equals(model)).findFirst();
    if (named.isEmpty()) {
      return Path.of(model);
    }
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    Path directory = temporary.resolve("tracemill-bench-" + model);
    if (!Files.exists(directory)) {
      Path part = Files.createTempDirectory(temporary, "tracemill-bench-");
      CheckpointWriter.write(named.get().config(), part);
      Files.move(part, directory);
    }
    return directory;
  }
}
