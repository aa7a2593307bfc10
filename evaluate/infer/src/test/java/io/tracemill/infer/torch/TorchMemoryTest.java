package io.tracemill.infer.torch;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.infer.RandomModel;
import io.tracemill.infer.decode.CacheShape;
import io.tracemill.infer.decode.Piece;
import io.tracemill.infer.decode.TokenTree;
import io.tracemill.infer.decode.Tokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** That passes leave nothing behind in native memory. */
@Tag("slow")
class TorchMemoryTest {
  private static final int STEPS = 2000;
  private static final int SLOTS = 8;
  private static final int VOCABULARY = 8192;

  /** A vocabulary whose logits, left behind each step, would be 8 times what is allowed, 65 MB. */
  private static final long ALLOWED = (long) STEPS * SLOTS * VOCABULARY * Float.BYTES / 8;

  @TempDir Path directory;

  @Test
  @EnabledOnOs(OS.LINUX)
  void itStaysFlatOver2000Steps() throws IOException {
    RandomModel small = Models.named("qwen3");
    String config = small.config().replace("\"vocab_size\": 272", "\"vocab_size\": " + VOCABULARY);
    RandomModel model = new RandomModel(config, small.seed(), small.dtype(), small.shards());
    try (TorchDecoder decoder = Models.open(model.write(directory), Precision.FP16)) {
      assertThat(decoder.vocabulary()).isEqualTo(VOCABULARY);
      decoder.resize(new CacheShape(SLOTS, 40));
      run(decoder, STEPS / 4);
      long before = resident();
      run(decoder, STEPS);
      assertThat(resident() - before).isLessThan(ALLOWED);
    }
  }

  /** Prompts, steps, logits, trees, copies and other rooms. */
  private static void run(TorchDecoder decoder, int steps) throws IOException {
    TokenTree tree = new TokenTree(List.of(Tokens.of(5, 6, 7), Tokens.of(5, 8)));
    for (int step = 0; step < steps; step++) {
      int at = step % 32;
      List<Piece> pieces = new ArrayList<>();
      for (int slot = 0; slot < SLOTS; slot++) {
        Tokens tokens = at == 0 ? Tokens.of(1, 2, 3, slot) : Tokens.of(slot);
        pieces.add(new Piece(slot, at == 0 ? 0 : at + 3, tokens, 0));
      }
      decoder.likeliest(pieces);
      if (at == 31) {
        decoder.logits(pieces.subList(0, 1));
        decoder.copy(0, 1, 30);
        decoder.logLikelihoods(new Piece(2, 3, Tokens.of(4, 5), 0), tree);
        decoder.resize(new CacheShape(SLOTS, step % 64 == 31 ? 48 : 40));
      }
    }
  }

  private static long resident() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("RssAnon:")) {
        return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
      }
    }
    throw new IOException("no RssAnon in /proc/self/status");
  }
}
