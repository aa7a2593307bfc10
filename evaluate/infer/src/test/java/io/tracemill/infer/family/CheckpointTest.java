package io.tracemill.infer.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tracemill.infer.RandomModel;
import io.tracemill.infer.RandomModels;
import io.tracemill.infer.ReferenceDecoder;
import io.tracemill.infer.weights.Dtype;
import io.tracemill.infer.weights.Floats;
import io.tracemill.infer.weights.Weights;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckpointTest {
  private static final String INDEX = "model.safetensors.index.json";

  @TempDir Path directory;

  private static RandomModel model(String name) throws IOException {
    return RandomModels.all().get(name);
  }

  @Test
  void everyFamilyLoads() throws IOException {
    for (Map.Entry<String, RandomModel> model : RandomModels.all().entrySet()) {
      Path path = model.getValue().write(directory.resolve(model.getKey()));
      Checkpoint checkpoint = Checkpoint.read(path);
      assertThat(checkpoint.tensors().keySet())
          .as(model.getKey())
          .isEqualTo(checkpoint.architecture().tensors().keySet());
      assertThat(checkpoint.generation().end()).containsExactly(268, 270);
    }
  }

  @Test
  void shardsAndTypesHoldTheSameModel() throws IOException {
    RandomModel model = model("qwen2");
    Checkpoint whole = Checkpoint.read(model.write(directory.resolve("whole")));
    Map<Dtype, Double> types = Map.of(Dtype.F32, 0.0, Dtype.F16, 1e-3, Dtype.BF16, 8e-3);
    for (Map.Entry<Dtype, Double> type : types.entrySet()) {
      Path path = directory.resolve(type.getKey().name());
      Checkpoint other = Checkpoint.read(model.as(type.getKey()).inShards(3).write(path));
      for (String name : whole.tensors().keySet()) {
        float[] expected = Floats.read(whole.find(name).orElseThrow());
        float[] found = Floats.read(other.find(name).orElseThrow());
        for (int i = 0; i < expected.length; i++) {
          double tolerance = type.getValue() * Math.abs(expected[i]) + 1e-7;
          assertThat(found[i]).as(name).isCloseTo(expected[i], within((float) tolerance));
        }
      }
    }
  }

  @Test
  void theTextDecoderIsFoundInsideAModelWithImages() throws IOException {
    String text = model("gemma3").config();
    String config =
        "{\"architectures\": [\"Gemma3ForConditionalGeneration\"], \"vision_config\": {},"
            + " \"text_config\": "
            + text
            + "}";
    Path plain = model("gemma3").write(directory.resolve("plain"));
    Path inside = RandomModel.of(config).write(directory.resolve("inside"));
    assertThat(Weights.read(inside).find("language_model.model.norm.weight")).isPresent();
    assertThat(Checkpoint.read(inside).architecture())
        .isEqualTo(Checkpoint.read(plain).architecture());
    assertThat(new ReferenceDecoder(inside).logits(1, 2, 3))
        .isDeepEqualTo(new ReferenceDecoder(plain).logits(1, 2, 3));
  }

  @Test
  void tensorsThatDoNotFitAreNamed() throws IOException {
    Path path = model("qwen2").write(directory);
    change("config.json", "\"hidden_size\": 32", "\"hidden_size\": 40");
    assertThatThrownBy(() -> Checkpoint.read(path))
        .hasMessageStartingWith(
            path
                + ": 38 tensors not as config.json says: model.embed_tokens.weight is [272, 32],"
                + " expected [272, 40], ")
        .hasMessageEndingWith(" and 33 more");
    change("config.json", "\"hidden_size\": 40", "\"hidden_size\": 32");
    change("config.json", "Qwen2For", "LlamaFor");
    assertThatThrownBy(() -> Checkpoint.read(path))
        .hasMessageStartingWith(
            path + ": 9 tensors too many: model.layers.0.self_attn.k_proj.bias");
    change("config.json", "LlamaFor", "Qwen2For");
    change("model.safetensors", "model.norm.weight", "model.nrom.weight");
    assertThatThrownBy(() -> Checkpoint.read(path))
        .hasMessage(
            path
                + ": 1 tensor missing: model.norm.weight; did you mean model.nrom.weight?;"
                + " 1 tensor too many: model.nrom.weight");
  }

  @Test
  void harmlessTensorsAreLeftAside() throws IOException {
    Path path = model("smollm2").write(directory);
    assertThat(Checkpoint.read(path).find("lm_head.weight")).isEmpty();
    Architecture tied = Families.read(path);
    assertThat(tied.isHarmless("lm_head.weight")).isTrue();
    assertThat(tied.isHarmless("model.layers.0.self_attn.rotary_emb.inv_freq")).isTrue();
    assertThat(tied.isHarmless("vision_tower.weight")).isFalse();
  }

  @Test
  void shardsThatDoNotFitTheirIndexAreNamed() throws IOException {
    Path path = model("llama3").inShards(2).write(directory);
    String index = Files.readString(path.resolve(INDEX));
    String second = "model-00002-of-00002.safetensors";
    Path moved = Files.move(path.resolve(second), path.resolve("other"));
    assertThatThrownBy(() -> Weights.read(path))
        .hasMessage(
            "%s lacks a shard that %s names: %s; download what is missing", path, INDEX, second);
    Path first = path.resolve("model-00001-of-00002.safetensors");
    Path alsoMoved = Files.move(first, path.resolve("another"));
    assertThatThrownBy(() -> Weights.read(path))
        .hasMessageContaining(" lacks 2 shards that " + INDEX + " names: ");
    Files.move(alsoMoved, first);
    Files.move(moved, path.resolve(second));
    change(INDEX, "\"model.norm.weight\"", "\"model.extra\"");
    assertThatThrownBy(() -> Weights.read(path))
        .hasMessage(
            INDEX + ":1 $.weight_map[\"model.extra\"]: the shard has no tensor of this name");
    Files.writeString(path.resolve(INDEX), index.replace("model.norm.weight", "model.norm.weigh"));
    Files.writeString(
        path.resolve(INDEX), index.replaceAll(",\\s*\"model.norm.weight\": \"[^\"]*\"", ""));
    assertThatThrownBy(() -> Weights.read(path))
        .hasMessageEndingWith("has what " + INDEX + " does not name: model.norm.weight");
    for (String name : new String[] {"../x.safetensors", "/etc/passwd", "..", "a\\\\b"}) {
      Files.writeString(path.resolve(INDEX), index.replace(second, name));
      assertThatThrownBy(() -> Weights.read(path))
          .hasMessageContaining(": expected the name of a file in the same directory, found \"");
    }
  }

  @Test
  void anIndexThatNamesATensorTwiceIsRefused() throws IOException {
    Path path = model("llama3").inShards(2).write(directory);
    change(INDEX, "\"weight_map\": {", "\"weight_map\": {\"model.norm.weight\": \"x\",");
    assertThatThrownBy(() -> Weights.read(path))
        .hasMessageContaining("model.norm.weight\"]: the key is there twice");
  }

  @Test
  void aDamagedShardIsNamed() throws IOException {
    Path path = model("llama3").inShards(2).write(directory);
    Path second = path.resolve("model-00002-of-00002.safetensors");
    byte[] bytes = Files.readAllBytes(second);
    Files.write(second, Arrays.copyOf(bytes, bytes.length - 5));
    assertThatThrownBy(() -> Weights.read(path))
        .hasMessage(
            "%s is truncated: %d bytes expected but only %d there; download it again",
            second, bytes.length, bytes.length - 5);
    Files.writeString(second, "version https://git-lfs.github.com/spec/v1\noid sha256:0\n");
    assertThatThrownBy(() -> Weights.read(path))
        .hasMessage(
            second
                + " is a Git LFS pointer, not the weights; run git lfs pull in the model's"
                + " repository");
  }

  /** The hub's library takes one file before an index that was left behind. */
  @Test
  void oneFileGoesBeforeAnIndex() throws IOException {
    Path path = model("llama3").write(directory);
    Files.writeString(path.resolve(INDEX), "{}");
    assertThat(Checkpoint.read(path).find("model.norm.weight")).isPresent();
  }

  @Test
  void aDecoderThatWasSavedAloneIsFound() throws IOException {
    Path path = model("llama3").write(directory);
    Path file = path.resolve("model.safetensors");
    byte[] bytes = Files.readAllBytes(file);
    int length = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt();
    byte[] data = Arrays.copyOfRange(bytes, 8 + length, bytes.length);
    String header = new String(Arrays.copyOfRange(bytes, 8, 8 + length), StandardCharsets.UTF_8);
    Files.write(file, RandomModel.safetensors(header.strip().replace("\"model.", "\""), data));
    assertThat(Checkpoint.read(path).find("model.norm.weight"))
        .hasValueSatisfying(tensor -> assertThat(tensor.name()).isEqualTo("norm.weight"));
  }

  @Test
  void aHeadThatNobodyHasIsExplained() throws IOException {
    Path path = model("smollm2").write(directory);
    change("config.json", "\"tie_word_embeddings\": true", "\"tie_word_embeddings\": false");
    assertThatThrownBy(() -> Checkpoint.read(path))
        .hasMessage(
            path
                + ": lm_head.weight is missing; if the model shares it with its embedding, set"
                + " \"tie_word_embeddings\": true in config.json, otherwise download the weights"
                + " again");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "|: download one of them from where the config comes from",
        "pytorch_model.bin|; pytorch_model.bin is not read: convert it to safetensors",
        "pytorch_model.bin.index.json|; pytorch_model.bin.index.json is not read: convert it to"
            + " safetensors",
        "model-Q4_K_M.gguf|; model-Q4_K_M.gguf is not read: get the model's original repository",
        "adapter_model.safetensors|; adapter_model.safetensors is an adapter: merge it into its base"
            + " model and save that",
        "consolidated.safetensors|; consolidated.safetensors is in its makers' own format: get the"
            + " files for the transformers library",
        "model-00001-of-00002.safetensors|; model-00001-of-00002.safetensors is a shard: get the"
            + " index and the other shards, too",
      })
  void aDirectoryWithoutWeightsSaysWhatItHas(@Nullable String file, String next)
      throws IOException {
    if (file != null) {
      Files.createFile(directory.resolve(file));
    }
    assertThatThrownBy(() -> Weights.read(directory))
        .hasMessage(directory + " has no model.safetensors and no " + INDEX + next);
  }

  @Test
  void whatIsNoModelSaysWhatItIs() throws IOException {
    String expected =
        "expected the directory of a model as it is on the hub, with config.json,"
            + " model.safetensors and tokenizer.json";
    Path none = directory.resolve("none");
    assertThatThrownBy(() -> Checkpoint.read(none))
        .hasMessage(none + " does not exist: " + expected);
    Path gguf = Files.createFile(directory.resolve("m.gguf"));
    assertThatThrownBy(() -> Checkpoint.read(gguf))
        .hasMessage(gguf + " is a file, and GGUF is not read: " + expected);
    Path file = Files.createFile(directory.resolve("model.safetensors"));
    assertThatThrownBy(() -> Checkpoint.read(file)).hasMessage(file + " is a file: " + expected);
    assertThatThrownBy(() -> Checkpoint.read(directory))
        .hasMessage(directory + " has no config.json: " + expected);
    Files.createDirectory(directory.resolve("snapshots"));
    assertThatThrownBy(() -> Checkpoint.read(directory))
        .hasMessageEndingWith(
            "it is a cache of the hub: give the directory below snapshots that"
                + " has config.json");
    Files.createFile(directory.resolve("adapter_config.json"));
    assertThatThrownBy(() -> Checkpoint.read(directory))
        .hasMessageContaining(
            " has no config.json: it is an adapter: merge it into its base model");
    Files.writeString(
        directory.resolve("config.json"), "version https://git-lfs.github.com/spec/v1");
    assertThatThrownBy(() -> Checkpoint.read(directory))
        .hasMessage(
            directory.resolve("config.json")
                + " is a Git LFS pointer, not the file; run git lfs pull in the model's"
                + " repository");
  }

  private void change(String file, String from, String to) throws IOException {
    Path path = directory.resolve(file);
    String text = Files.readString(path, StandardCharsets.ISO_8859_1);
    assertThat(text).contains(from);
    Files.writeString(path, text.replace(from, to), StandardCharsets.ISO_8859_1);
  }
}
