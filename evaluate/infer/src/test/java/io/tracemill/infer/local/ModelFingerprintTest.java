package io.tracemill.infer.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.infer.RandomModel;
import io.tracemill.infer.RandomModels;
import io.tracemill.infer.family.Checkpoint;
import io.tracemill.infer.weights.Tensor;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ModelFingerprintTest {
  @TempDir private Path folder;

  @Test
  void namesTimesAndShardsDoNotCount() throws IOException {
    String whole = of(model().write(folder.resolve("one")));
    assertThat(whole).matches("[0-9a-f]{64}");
    Path again = model().write(folder.resolve("two"));
    Files.setLastModifiedTime(again.resolve("model.safetensors"), FileTime.fromMillis(0));
    Files.writeString(again.resolve("README.md"), "hello");
    assertThat(of(again)).isEqualTo(whole);
    assertThat(of(model().inShards(3).write(folder.resolve("shards")))).isEqualTo(whole);
  }

  @Test
  void weightsTemplateAndTokenizerCount() throws IOException {
    String whole = of(model().write(folder.resolve("one")));
    RandomModel model = model();
    RandomModel other = new RandomModel(model.config(), 8, model.dtype(), 1);
    assertThat(of(other.write(folder.resolve("other")))).isNotEqualTo(whole);
    for (String name : new String[] {"tokenizer.json", "generation_config.json"}) {
      Path changed = model().write(folder.resolve("changed-" + name));
      Files.writeString(changed.resolve(name), Files.readString(changed.resolve(name)) + "\n");
      assertThat(of(changed)).as(name).isNotEqualTo(whole);
    }
  }

  @Test
  void everyFileThatAPromptMayComeFromCounts() throws IOException {
    Path directory = model().write(folder.resolve("one"));
    Files.createDirectory(directory.resolve("additional_chat_templates"));
    Set<String> seen = new HashSet<>(Set.of(of(directory)));
    for (String name :
        new String[] {
          "chat_template.jinja",
          "chat_template.json",
          "special_tokens_map.json",
          "additional_chat_templates/default.jinja",
          "additional_chat_templates/tool_use.jinja"
        }) {
      Files.writeString(directory.resolve(name), "{}");
      assertThat(seen.add(of(directory))).as(name).isTrue();
    }
  }

  @Test
  void theEndsOfATensorCount() throws IOException {
    Path directory = model().write(folder.resolve("one"));
    String whole = of(directory);
    Tensor norm = Checkpoint.read(directory).find("model.norm.weight").orElseThrow();
    for (long at : new long[] {norm.offset(), norm.offset() + norm.length() - 1}) {
      try (RandomAccessFile file = new RandomAccessFile(norm.file().toFile(), "rw")) {
        file.seek(at);
        int before = file.read();
        file.seek(at);
        file.write(before ^ 1);
        assertThat(of(directory)).isNotEqualTo(whole);
        file.seek(at);
        file.write(before);
      }
    }
    assertThat(of(directory)).isEqualTo(whole);
  }

  private static RandomModel model() throws IOException {
    return RandomModels.all().get("qwen3");
  }

  private static String of(Path directory) throws IOException {
    return ModelFingerprint.of(directory, Checkpoint.read(directory).tensors());
  }
}
