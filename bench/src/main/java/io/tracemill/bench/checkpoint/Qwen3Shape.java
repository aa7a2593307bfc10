package io.tracemill.bench.checkpoint;

import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import java.math.BigDecimal;
import java.util.List;

/**
 * The sizes of a Qwen3: tied, norms of queries and keys, no biases.
 *
 * @param intermediate elements inside a feed-forward block
 * @param groups heads of keys and values
 */
public record Qwen3Shape(
    String name,
    int hidden,
    int intermediate,
    int layers,
    int heads,
    int groups,
    int headSize,
    int vocabulary) {
  /** As the hub's {@code Qwen/Qwen3-0.6B}: 1.2 GB. */
  public static final Qwen3Shape QWEN3_06B =
      new Qwen3Shape("qwen3-0.6b", 1024, 3072, 28, 16, 8, 128, 151_936);

  /** For tests. */
  public static final Qwen3Shape TINY = new Qwen3Shape("tiny", 64, 128, 3, 4, 2, 16, 512);

  /** Those that have a name. */
  public static final List<Qwen3Shape> ALL = List.of(QWEN3_06B, TINY);

  private static final int POSITIONS = 40_960;
  private static final int ROPE_BASE = 1_000_000;

  /** What its {@code config.json} says. */
  public String config() {
    JsonText json = new JsonText(Layout.INDENTED).beginObject();
    json.name("architectures").beginArray().value("Qwen3ForCausalLM").endArray();
    json.name("model_type").value("qwen3").name("hidden_act").value("silu");
    json.name("hidden_size").value(hidden).name("intermediate_size").value(intermediate);
    json.name("num_hidden_layers").value(layers).name("num_attention_heads").value(heads);
    json.name("num_key_value_heads").value(groups).name("head_dim").value(headSize);
    json.name("vocab_size").value(vocabulary).name("max_position_embeddings").value(POSITIONS);
    json.name("rms_norm_eps").value(new BigDecimal("1e-6")).name("rope_theta").value(ROPE_BASE);
    json.name("attention_bias").value(false).name("tie_word_embeddings").value(true);
    json.name("torch_dtype").value("bfloat16");
    return json.endObject().toString();
  }
}
