package io.tracemill.infer;

import io.tracemill.infer.family.Architecture;
import io.tracemill.infer.family.Families;
import io.tracemill.infer.weights.Dtype;
import io.tracemill.infer.weights.Shape;
import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * A complete, tiny model directory of random weights: configs, safetensors, tokenizer, template.
 *
 * <p>The same config, seed and type give the same bytes. Weights are drawn large enough that every
 * part of the model changes the logits.
 */
public record RandomModel(String config, long seed, Dtype dtype, int shards) {
  /** Each token of the tokenizer is a byte, but for the merges and the special ones behind. */
  public static final int VOCABULARY = 272;

  private static final List<String> SPECIAL =
      List.of("<|endoftext|>", "<|im_start|>", "<|im_end|>", "<pad>");

  /** Of 32-bit weights in one file. */
  public static RandomModel of(String config) {
    return new RandomModel(config, 7, Dtype.F32, 1);
  }

  /** The same in another type. */
  public RandomModel as(Dtype other) {
    return new RandomModel(config, seed, other, shards);
  }

  /** The same in shards. */
  public RandomModel inShards(int count) {
    return new RandomModel(config, seed, dtype, count);
  }

  /** Writes it into a directory, which is made. */
  public Path write(Path directory) throws IOException {
    Files.createDirectories(directory);
    text(directory, "config.json", config);
    text(
        directory,
        "generation_config.json",
        "{\"bos_token_id\": 268, \"eos_token_id\": [268, 270], \"pad_token_id\": 271}");
    text(directory, "tokenizer.json", tokenizer());
    text(directory, "tokenizer_config.json", tokenizerConfig());
    Map<String, byte[]> tensors = new LinkedHashMap<>();
    Architecture architecture = Families.read(directory);
    boolean plus = config.contains("Gemma3");
    String prefix = config.contains("ConditionalGeneration") ? "language_model." : "";
    Map<String, Shape> shapes = new TreeMap<>();
    architecture.tensors().forEach((name, shape) -> shapes.put(prefix + name, shape));
    Random random = new Random(seed);
    shapes.forEach((name, shape) -> tensors.put(name, values(random, name, shape, plus)));
    write(directory, shapes, tensors);
    return directory;
  }

  private byte[] values(Random random, String name, Shape shape, boolean plus) {
    int count = (int) shape.times(1).orElseThrow();
    double middle = name.endsWith("norm.weight") && !plus ? 1 : 0;
    double spread =
        shape.dimensions().size() == 1 ? 0.2 : 1.2 / Math.sqrt(shape.dimensions().get(1));
    double scale = name.endsWith("embed_tokens.weight") ? 0.5 : spread;
    ByteBuffer bytes = ByteBuffer.allocate(count * dtype.bytes()).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < count; i++) {
      float value = (float) (middle + scale * random.nextGaussian());
      switch (dtype) {
        case F32 -> bytes.putFloat(value);
        case BF16 -> bytes.putShort((short) ((Float.floatToIntBits(value) + 0x8000) >>> 16));
        default -> bytes.putShort(half(value));
      }
    }
    return bytes.array();
  }

  /** Rounds to binary16; the values are small and need no infinities. */
  private static short half(float value) {
    int bits = Float.floatToIntBits(value);
    int sign = bits >>> 16 & 0x8000;
    int exponent = (bits >>> 23 & 0xff) - 127;
    if (exponent < -14) {
      return (short) (sign | Math.round(Math.abs(value) * 0x1p24f));
    }
    int rounded = ((exponent + 15) << 23 | bits & 0x7fffff) + 0x1000;
    return (short) (sign | rounded >>> 13);
  }

  private void write(Path directory, Map<String, Shape> shapes, Map<String, byte[]> tensors)
      throws IOException {
    if (shards == 1) {
      Files.write(directory.resolve("model.safetensors"), file(shapes, tensors, 0));
      return;
    }
    JsonText index = new JsonText(Layout.INDENTED).beginObject();
    index.name("metadata").beginObject().endObject().name("weight_map").beginObject();
    int at = 0;
    for (String name : shapes.keySet()) {
      index.name(name).value(shardName(at++ % shards));
    }
    text(directory, "model.safetensors.index.json", index.endObject().endObject().toString());
    for (int shard = 0; shard < shards; shard++) {
      Files.write(directory.resolve(shardName(shard)), file(shapes, tensors, shard));
    }
  }

  private String shardName(int shard) {
    return "model-0000" + (shard + 1) + "-of-0000" + shards + ".safetensors";
  }

  private byte[] file(Map<String, Shape> shapes, Map<String, byte[]> tensors, int shard)
      throws IOException {
    JsonText header = new JsonText(Layout.COMPACT).beginObject();
    header.name("__metadata__").beginObject().name("format").value("pt").endObject();
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    int at = 0;
    for (Map.Entry<String, Shape> entry : shapes.entrySet()) {
      if (at++ % shards == shard) {
        header.name(entry.getKey()).beginObject().name("dtype").value(dtype.name());
        header.name("shape").beginArray();
        entry.getValue().dimensions().forEach(header::value);
        header.endArray().name("data_offsets").beginArray().value(data.size());
        data.write(tensors.get(entry.getKey()));
        header.value(data.size()).endArray().endObject();
      }
    }
    return safetensors(header.endObject().toString(), data.toByteArray());
  }

  /** A file of this header, which is filled up to a multiple of eight, and these bytes. */
  public static byte[] safetensors(String header, byte[] data) {
    String padded = header + " ".repeat((8 - header.length() % 8) % 8);
    byte[] json = padded.getBytes(StandardCharsets.UTF_8);
    ByteBuffer file = ByteBuffer.allocate(8 + json.length + data.length);
    return file.order(ByteOrder.LITTLE_ENDIAN).putLong(json.length).put(json).put(data).array();
  }

  private static void text(Path directory, String name, String text) throws IOException {
    Files.writeString(directory.resolve(name), text);
  }

  /** A byte-level BPE as GPT-2's: the 256 bytes, some merges, the special tokens. */
  private static String tokenizer() {
    List<String> merges =
        List.of(
            "t h", "th e", "i n", "e r", "a n", "Ġ t", "Ġ a", "o n", "r e", "o u", "Ġ the", "s t");
    Map<String, Integer> vocabulary = new LinkedHashMap<>();
    int next = 256;
    for (int value = 0; value < 256; value++) {
      boolean shown = value > 32 && value < 127 || value > 160 && value != 173;
      vocabulary.put(String.valueOf((char) (shown ? value : next++)), vocabulary.size());
    }
    merges.forEach(merge -> vocabulary.put(merge.replace(" ", ""), vocabulary.size()));
    JsonText json = new JsonText(Layout.INDENTED).beginObject().name("version").value("1.0");
    json.name("truncation").nullValue().name("padding").nullValue();
    json.name("added_tokens").beginArray();
    for (int i = 0; i < SPECIAL.size(); i++) {
      json.beginObject().name("id").value(vocabulary.size() + i);
      json.name("content").value(SPECIAL.get(i)).name("single_word").value(false);
      json.name("lstrip").value(false).name("rstrip").value(false);
      json.name("normalized").value(false).name("special").value(true).endObject();
    }
    json.endArray().name("normalizer").nullValue();
    byteLevel(json, "pre_tokenizer");
    byteLevel(json, "post_processor");
    byteLevel(json, "decoder");
    json.name("model").beginObject().name("type").value("BPE").name("dropout").nullValue();
    json.name("unk_token").nullValue().name("continuing_subword_prefix").nullValue();
    json.name("end_of_word_suffix").nullValue().name("fuse_unk").value(false);
    json.name("byte_fallback").value(false).name("vocab").beginObject();
    vocabulary.forEach((token, id) -> json.name(token).value(id));
    json.endObject().name("merges").beginArray();
    merges.forEach(json::value);
    return json.endArray().endObject().endObject().toString();
  }

  private static void byteLevel(JsonText json, String part) {
    json.name(part).beginObject().name("type").value("ByteLevel");
    json.name("add_prefix_space").value(false).name("trim_offsets").value(false);
    json.name("use_regex").value(true).endObject();
  }

  private static String tokenizerConfig() {
    JsonText json = new JsonText(Layout.INDENTED).beginObject();
    json.name("tokenizer_class").value("PreTrainedTokenizerFast");
    json.name("bos_token").value("<|endoftext|>").name("eos_token").value("<|im_end|>");
    json.name("pad_token").value("<pad>").name("chat_template");
    json.value(
        "{% for message in messages %}<|im_start|>{{ message.role }}\n{{ message.content }}"
            + "<|im_end|>\n{% endfor %}"
            + "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}");
    return json.endObject().toString();
  }
}
