package io.tracemill.bench;

import io.tracemill.bench.checkpoint.CheckpointWriter;
import io.tracemill.bench.checkpoint.Qwen3Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Writes a model directory of random weights: {@code RandomCheckpoint qwen3-0.6b DIR}, or {@code
 * tiny}, or the file of a {@code config.json} of any family in place of the name.
 */
public final class RandomCheckpoint {
  private RandomCheckpoint() {}

  /** Takes the shape's name or config and the directory, which is made. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 2) {
      System.err.println("usage: RandomCheckpoint qwen3-0.6b|tiny|CONFIG.json DIR");
      System.exit(2);
    }
    CheckpointWriter.write(config(arguments[0]), Path.of(arguments[1]));
  }

  private static String config(String shape) throws IOException {
    Optional<Qwen3Shape> named =
        Qwen3Shape.ALL.stream().filter(known -> known.name().equals(shape)).findFirst();
    return named.isPresent() ? named.get().config() : Files.readString(Path.of(shape));
  }
}
