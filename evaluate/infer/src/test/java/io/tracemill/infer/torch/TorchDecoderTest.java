package io.tracemill.infer.torch;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.infer.RandomModels;
import io.tracemill.infer.ReferenceDecoder;
import io.tracemill.infer.decode.Piece;
import io.tracemill.infer.decode.Room;
import io.tracemill.infer.decode.Tokens;
import io.tracemill.infer.family.Checkpoint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class TorchDecoderTest {
  @TempDir Path directory;

  @TestFactory
  Stream<DynamicTest> logits() throws IOException {
    return RandomModels.all().entrySet().stream()
        .map(
            model ->
                DynamicTest.dynamicTest(
                    model.getKey(),
                    () -> check(model.getValue().write(directory.resolve(model.getKey())))));
  }

  private static void check(Path model) throws IOException {
    int[] tokens = {5, 99, 17, 200, 31, 8, 77, 140, 3, 250, 12, 60};
    double[] expected = new ReferenceDecoder(model).logits(tokens)[11];
    try (TorchDecoder decoder =
        TorchDecoder.open(TestTorch.start(1), Checkpoint.read(model), Precision.F32)) {
      decoder.resize(new Room(2, 20));
      float[] found =
          decoder
              .logits(List.of(new Piece(0, 0, Tokens.of(tokens), decoder.reach(tokens.length))))[0];
      for (int i = 0; i < found.length; i++) {
        assertThat((double) found[i])
            .as("token %d", i)
            .isCloseTo(expected[i], org.assertj.core.api.Assertions.within(2e-4));
      }
    }
  }
}
