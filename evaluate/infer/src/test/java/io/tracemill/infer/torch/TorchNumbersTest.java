package io.tracemill.infer.torch;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.infer.decode.CacheShape;
import io.tracemill.infer.decode.Decoder;
import io.tracemill.infer.decode.Piece;
import io.tracemill.infer.decode.TokenTree;
import io.tracemill.infer.decode.Tokens;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model one of whose weights is not a number, as in a damaged file. */
class TorchNumbersTest {
  @TempDir private Path directory;

  @Test
  void thereIsNoTokenAndNoLikelihood() throws IOException {
    Path model = Models.named("qwen3").as(io.tracemill.infer.weights.Dtype.F32).write(directory);
    try (RandomAccessFile weights =
        new RandomAccessFile(model.resolve("model.safetensors").toFile(), "rw")) {
      weights.seek(weights.length() - Float.BYTES);
      weights.writeInt(Integer.reverseBytes(Float.floatToIntBits(Float.NaN)));
    }
    try (TorchDecoder decoder = Models.open(model, Precision.F32)) {
      decoder.resize(new CacheShape(1, 40));
      Piece piece = new Piece(0, 0, Tokens.of(1, 2, 3), 0);
      assertThat(decoder.likeliest(List.of(piece))).containsExactly(Decoder.NO_TOKEN);
      assertThat(decoder.logLikelihoods(piece, new TokenTree(List.of(Tokens.of(5)))))
          .containsOnly(Double.NaN);
    }
  }
}
