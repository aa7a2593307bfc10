package io.tracemill.infer.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tracemill.infer.RandomModel;
import io.tracemill.infer.RandomModels;
import io.tracemill.infer.ReferenceDecoder;
import io.tracemill.infer.decode.CacheShape;
import io.tracemill.infer.decode.Piece;
import io.tracemill.infer.decode.Tokens;
import io.tracemill.infer.family.Checkpoint;
import io.tracemill.infer.machine.Machine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every family on a GPU against plain loops. Without one all is skipped; to run it, {@code
 * PYTORCH_LIBRARY_PATH} names the libraries of a PyTorch 2.7.1 for CUDA.
 */
class TorchGpuTest {
  private static final int STEPS = 32;
  private static final Tokens PROMPT = Tokens.of(5, 99, 17, 200, 31, 8, 77, 140, 3, 250, 12, 60);

  @TempDir private Path directory = Path.of("");

  @BeforeAll
  static void gpu() throws IOException {
    assumeTrue(
        TestTorch.start(DeviceChoice.AUTO, 1).onGpu(),
        "there is no GPU, or PYTORCH_LIBRARY_PATH names no PyTorch 2.7.1 for CUDA");
  }

  @Test
  void memoryIsTold() throws IOException {
    Torch torch = TestTorch.start(DeviceChoice.GPU, 1);

    assertThat(torch.available(Machine.here())).isBetween(1L << 20, 1L << 40);
    assertThat(Precisions.of(torch, Machine.here()).best()).isEqualTo(Precision.BF16);
  }

  /** Rounding differs by the order of sums: 2e-3 of the greatest logit. */
  @TestFactory
  Stream<DynamicTest> logitsIn32Bits() throws IOException {
    return models(model -> check(model, Precision.F32, 2e-3));
  }

  /** Eight bits of a significand, through some layers. */
  @TestFactory
  Stream<DynamicTest> logitsIn16Bits() throws IOException {
    return models(model -> check(model, Precision.BF16, 0.1));
  }

  @TestFactory
  Stream<DynamicTest> greedyTokens() throws IOException {
    return models(this::greedy);
  }

  private static Stream<DynamicTest> models(Consumer<Map.Entry<String, RandomModel>> test)
      throws IOException {
    return RandomModels.all().entrySet().stream()
        .map(model -> DynamicTest.dynamicTest(model.getKey(), () -> test.accept(model)));
  }

  private void check(Map.Entry<String, RandomModel> model, Precision precision, double share) {
    with(
        model,
        precision,
        (reference, decoder) -> {
          double[] expected = reference.logits(PROMPT.toArray())[PROMPT.size() - 1];
          float[] found = decoder.logits(List.of(piece(decoder, 0, PROMPT)))[0];
          double most = 1e-9;
          double error = 0;
          for (int i = 0; i < expected.length; i++) {
            assertThat(found[i]).isFinite();
            most = Math.max(most, Math.abs(expected[i]));
            error = Math.max(error, Math.abs(found[i] - expected[i]));
          }
          assertThat(error).isLessThan(share * most);
        });
  }

  private void greedy(Map.Entry<String, RandomModel> model) {
    with(
        model,
        Precision.F32,
        (reference, decoder) -> {
          int[] expected = reference.greedy(PROMPT.toArray(), STEPS);
          int[] found = new int[STEPS];
          Tokens last = PROMPT;
          int start = 0;
          for (int i = 0; i < STEPS; i++) {
            found[i] = decoder.likeliest(List.of(piece(decoder, start, last)))[0];
            start += last.size();
            last = Tokens.of(found[i]);
          }
          assertThat(found).isEqualTo(expected);
        });
  }

  private static Piece piece(TorchDecoder decoder, int start, Tokens tokens) {
    return new Piece(0, start, tokens, decoder.ropeVariant(PROMPT.size()));
  }

  /** What is done with a model on the GPU and its reference. */
  private interface Comparison {
    void run(ReferenceDecoder reference, TorchDecoder decoder) throws IOException;
  }

  private void with(
      Map.Entry<String, RandomModel> model, Precision precision, Comparison comparison) {
    try {
      Path written = model.getValue().write(directory.resolve(model.getKey()));
      Torch torch = TestTorch.start(DeviceChoice.GPU, 1);
      try (TorchDecoder decoder = TorchDecoder.open(torch, Checkpoint.read(written), precision)) {
        decoder.resize(new CacheShape(2, PROMPT.size() + STEPS));
        comparison.run(new ReferenceDecoder(written), decoder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
