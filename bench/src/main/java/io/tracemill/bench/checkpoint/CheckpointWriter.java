package io.tracemill.bench.checkpoint;

import io.tracemill.infer.family.Architecture;
import io.tracemill.infer.family.Families;
import io.tracemill.json.DataException;
import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes a complete model directory of random weights, as from a hub: configs, bfloat16
 * safetensors, a byte-level BPE of the whole vocabulary, a ChatML template.
 *
 * <p>The same config gives the same bytes anywhere. Greedy answers never end by themselves: the
 * tokens that would end them have the logit 0, and some other of many is greater.
 */
public final class CheckpointWriter {
  private static final long SEED = 7;
  private static final String TEMPLATE =
      "{% for message in messages %}<|im_start|>{{ message.role }}\n{{ message.content }}"
          + "<|im_end|>\n{% endfor %}"
          + "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}";

  private CheckpointWriter() {}

  /**
   * Writes the model that {@code config}, the text of a {@code config.json}, describes.
   *
   * @param directory is made
   * @throws DataException if the config is of no known family
   */
  public static void write(String config, Path directory) throws IOException {
    Files.createDirectories(directory);
    Files.writeString(directory.resolve("config.json"), config);
    Architecture architecture = Families.read(directory);
    RandomTokenizer tokenizer = new RandomTokenizer(architecture.sizes().vocabulary(), SEED);
    Files.writeString(directory.resolve("tokenizer.json"), tokenizer.json());
    Files.writeString(directory.resolve("tokenizer_config.json"), tokenizerConfig());
    Files.writeString(directory.resolve("generation_config.json"), generation(tokenizer));
    new RandomWeights(architecture.tensors(), RandomTokenizer.SPECIAL.size(), SEED)
        .write(directory.resolve("model.safetensors"));
  }

  private static String tokenizerConfig() {
    JsonText json = new JsonText(Layout.INDENTED).beginObject();
    json.name("tokenizer_class").value("Qwen2Tokenizer").name("bos_token").nullValue();
    json.name("eos_token").value("<|im_end|>").name("pad_token").value("<|endoftext|>");
    json.name("model_max_length").value(131_072).name("chat_template").value(TEMPLATE);
    return json.endObject().toString();
  }

  private static String generation(RandomTokenizer tokenizer) {
    JsonText json = new JsonText(Layout.INDENTED).beginObject();
    json.name("do_sample").value(false).name("eos_token_id").beginArray();
    List.of("<|im_end|>", "<|endoftext|>").forEach(end -> json.value(tokenizer.special(end)));
    json.endArray().name("pad_token_id").value(tokenizer.special("<|endoftext|>"));
    return json.endObject().toString();
  }
}
