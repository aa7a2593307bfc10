package io.tracemill.infer.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracemill.infer.RandomModel;
import io.tracemill.infer.decode.CacheShape;
import io.tracemill.infer.decode.Piece;
import io.tracemill.infer.decode.Tokens;
import io.tracemill.infer.family.Checkpoint;
import io.tracemill.infer.weights.Dtype;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Types of weights as they are stored, and as they are computed with. */
class TorchWeightsTest {
  private static final int LENGTH = 20;

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
    "llama3, F32, 3",
    "llama-biases, F16, 1",
    "qwen3, BF16, 1",
    "qwen3, F16, 2",
    "gemma3, BF16, 3",
    "phi3, BF16, 1",
    "granite, F16, 1"
  })
  void storedTypesAndShards(String name, Dtype dtype, int shards) throws IOException {
    RandomModel model = Models.named(name).as(dtype).inShards(shards);
    expect(model.write(directory), Precision.F32, 2e-4);
  }

  @ParameterizedTest
  @EnumSource(
      value = Dtype.class,
      names = {"F32", "F16", "BF16"})
  void unaligned(Dtype dtype) throws IOException {
    Models.named("qwen3").as(dtype).write(directory);
    Path file = directory.resolve("model.safetensors");
    byte[] bytes = Files.readAllBytes(file);
    int header = (int) ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
    ByteBuffer moved = ByteBuffer.allocate(bytes.length + 1).order(ByteOrder.LITTLE_ENDIAN);
    moved.putLong(header + 1).put(bytes, 8, header).put((byte) ' ');
    Files.write(file, moved.put(bytes, 8 + header, bytes.length - 8 - header).array());
    expect(directory, Precision.F32, 2e-4);
  }

  /** As where a file system knows no mapping. */
  @Test
  void whatCannotBeMappedIsAnErrorOfTheWorld() throws IOException {
    Checkpoint checkpoint = Checkpoint.read(Models.named("qwen3").write(directory));
    Path file = directory.resolve("model.safetensors");
    Files.delete(file);
    Files.createDirectory(file);
    Torch torch = TestTorch.start(1);
    assertThatThrownBy(() -> TorchDecoder.open(torch, checkpoint, Precision.F32))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(file + " cannot be mapped into memory (")
        .hasMessageEndingWith("); copy the model to a disk of this machine");
  }

  @ParameterizedTest
  @CsvSource({"llama3", "llama-biases", "qwen3", "gemma3", "phi35-short", "granite"})
  void halfPrecisionIsNear(String name) throws IOException {
    expect(Models.named(name).write(directory), Precision.FP16, 2e-2);
  }

  /** Coarse numbers are judged by all logits together. */
  @ParameterizedTest
  @CsvSource({
    "llama3, BF16, 0.1", "qwen3, BF16, 0.1", "gemma3, BF16, 0.1", "phi3, BF16, 0.1",
    "llama3, INT8, 0.25", "qwen3, INT8, 0.25", "gemma3, INT8, 0.25", "phi3, INT8, 0.25"
  })
  void coarseIsNear(String name, Precision precision, double most) throws IOException {
    Path model = Models.named(name).write(directory);
    Oracle oracle = new Oracle(model, most);
    Tokens tokens = oracle.tokens(9, LENGTH);
    Tokens before = tokens.slice(0, LENGTH - 1);
    float[][] found = atOnceAndStep(model, precision, tokens);
    assertThat(oracle.distance(found[0], before, LENGTH)).isLessThan(most);
    assertThat(oracle.distance(found[1], tokens, LENGTH)).isLessThan(most);
  }

  private static void expect(Path model, Precision precision, double tolerance) throws IOException {
    Oracle oracle = new Oracle(model, tolerance);
    Tokens tokens = oracle.tokens(9, LENGTH);
    float[][] found = atOnceAndStep(model, precision, tokens);
    oracle.expect(found[0], tokens.slice(0, LENGTH - 1), LENGTH, "at once");
    oracle.expect(found[1], tokens, LENGTH, "a step more");
  }

  /** The logits behind all tokens but the last, and those behind that. */
  private static float[][] atOnceAndStep(Path model, Precision precision, Tokens tokens)
      throws IOException {
    try (TorchDecoder decoder = Models.open(model, precision)) {
      decoder.resize(new CacheShape(2, LENGTH));
      int ropeVariant = decoder.ropeVariant(LENGTH);
      Tokens before = tokens.slice(0, LENGTH - 1);
      Tokens last = tokens.slice(LENGTH - 1, LENGTH);
      return new float[][] {
        decoder.logits(List.of(new Piece(0, 0, before, ropeVariant)))[0],
        decoder.logits(List.of(new Piece(0, LENGTH - 1, last, ropeVariant)))[0]
      };
    }
  }
}
