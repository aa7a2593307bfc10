package io.tracemill.bench.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.infer.family.Checkpoint;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.Tape;
import io.tracemill.json.text.Line;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CheckpointWriterTest {
  @TempDir private Path directory;

  @Test
  void isWhatItsConfigSays() throws IOException {
    CheckpointWriter.write(Qwen3Shape.TINY.config(), directory);
    Checkpoint checkpoint = Checkpoint.read(directory);
    assertThat(checkpoint.tensors()).hasSize(2 + 11 * Qwen3Shape.TINY.layers());
    assertThat(checkpoint.generation().end()).isEqualTo(List.of(510, 509));
  }

  @Test
  void hasATokenizerOfTheWholeVocabulary() throws IOException {
    for (Qwen3Shape shape : Qwen3Shape.ALL) {
      String json = new RandomTokenizer(shape.vocabulary(), 7).json();
      Node node = new Tape().read(Line.of("tokenizer.json", json.getBytes(StandardCharsets.UTF_8)));
      int ordinary = node.field(Name.of("model")).field(Name.of("vocab")).size();
      assertThat(ordinary + RandomTokenizer.SPECIAL.size()).isEqualTo(shape.vocabulary());
    }
  }

  @Test
  void writesTheSameBytesAnywhere() throws IOException, NoSuchAlgorithmException {
    CheckpointWriter.write(Qwen3Shape.TINY.config(), directory);
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    digest.update(Files.readAllBytes(directory.resolve("tokenizer.json")));
    digest.update(Files.readAllBytes(directory.resolve("model.safetensors")));
    assertThat(HexFormat.of().formatHex(digest.digest(), 0, 8)).isEqualTo("df494c33c58a265d");
  }
}
