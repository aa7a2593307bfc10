package io.tracemill.pipeline.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.trace.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is done to a file, reading it ends in settings or in problems, never otherwise. */
class MutatedFilesTest {
  private static final long SEED = 20_240_917;
  private static final int ROUNDS = 150;
  private static final String LETTERS = "{}[]\"':,-#&*!|>%@`~\\ \t\r\n0eE.+_";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "every-key.yaml",
        "every-key-v1.json",
        "job/tool-calling-closed-book-tools.json",
        "config/alias-bomb.yaml",
        "config/tags.yaml"
      })
  void neverThrows(String name) throws IOException {
    byte[] original = Files.readAllBytes(Samples.path(name));
    Random random = new Random(SEED);
    for (int round = 0; round < ROUNDS; round++) {
      byte[] mutated = mutated(original, random);
      Problems problems = new Problems();
      String file = String.valueOf(Samples.path(name).getFileName());
      Optional<Document> document = Document.read(file, mutated, problems);

      assertThat(document.isPresent() || problems.errors() > 0)
          .as("seed %d round %d of %s", SEED, round, name)
          .isTrue();
      document.ifPresent(read -> RunSettings.read(read, Overrides.none(), problems));
      document.ifPresent(
          read ->
              JobDescriptionReader.read(
                  read, Optional.of(Task.TOOL_CALLING_CLOSED_BOOK), problems));
    }
  }

  private static byte[] mutated(byte[] original, RandomGenerator random) {
    byte[] bytes = original.clone();
    for (int change = random.nextInt(4); change >= 0; change--) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(4)) {
        case 0 -> bytes[at] = (byte) random.nextInt(256);
        case 1 -> bytes[at] = (byte) LETTERS.charAt(random.nextInt(LETTERS.length()));
        case 2 -> bytes = Arrays.copyOf(bytes, Math.max(1, at));
        default -> {
          int from = random.nextInt(bytes.length);
          int length = Math.min(random.nextInt(20), bytes.length - Math.max(at, from));
          System.arraycopy(bytes, from, bytes, at, length);
        }
      }
    }
    return bytes;
  }
}
