package io.tracemill.infer.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracemill.json.Case;
import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.json.Name;
import io.tracemill.json.Resources;
import io.tracemill.json.Tape;
import io.tracemill.json.text.Line;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class FamiliesTest {
  private static final String LLAMA =
      "'architectures':['LlamaForCausalLM'],'hidden_size':32,'intermediate_size':48,"
          + "'vocab_size':272,'num_hidden_layers':2,'num_attention_heads':4";

  private static Architecture read(String json) {
    byte[] bytes = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return Families.read(new ModelConfig(new Tape().read(Line.of("config.json", bytes))));
  }

  @Test
  void whatIsAbsentIsAsInTheHubsDefaults() {
    Architecture llama = read("{" + LLAMA + "}");
    assertThat(llama.attention()).isEqualTo(new Attention(4, 4, 8, 1 / Math.sqrt(8)));
    assertThat(llama.layers().get(1))
        .isEqualTo(new Layer(new Rope(10_000, 8, new RopeScaling.None()), Optional.empty()));
    assertThat(llama.norms().epsilon()).isEqualTo(1e-6);
    assertThat(llama.tied()).isFalse();
    assertThat(llama.sizes().positions()).isEqualTo(2048);
  }

  /** As the config of the 4B model with images is on the hub. */
  @Test
  void gemmaConfigsMayLeaveOutNearlyEverything() {
    Architecture gemma =
        read(
            "{'architectures':['Gemma3ForConditionalGeneration'],'text_config':{"
                + "'hidden_size':2560,'intermediate_size':10240,'model_type':'gemma3_text',"
                + "'num_hidden_layers':34,'rope_scaling':{'factor':8.0,'rope_type':'linear'},"
                + "'sliding_window':1024},'torch_dtype':'bfloat16'}");
    assertThat(gemma.attention()).isEqualTo(new Attention(8, 4, 256, 1.0 / 16));
    assertThat(gemma.sizes()).isEqualTo(new ModelSizes(2560, 10240, 262_208, 131_072));
    assertThat(gemma.tied()).isTrue();
    Layer local = new Layer(new Rope(10_000, 256, new RopeScaling.None()), Optional.of(1024));
    Layer global = new Layer(new Rope(1e6, 256, new RopeScaling.Linear(8)), Optional.empty());
    assertThat(gemma.layers().subList(0, 7))
        .containsExactly(local, local, local, local, local, global, local);
    assertThat(gemma.multipliers().embedding()).isEqualTo(Math.sqrt(2560));
  }

  @Test
  void bothFormsOfRopeReadAlike() {
    String scaling =
        "'factor':32.0,'low_freq_factor':1.0,'high_freq_factor':4.0,"
            + "'original_max_position_embeddings':8192";
    Architecture older =
        read(
            "{"
                + LLAMA
                + ",'rope_theta':5e5,'rope_scaling':{'rope_type':'llama3',"
                + scaling
                + "}}");
    Architecture newer =
        read(
            "{"
                + LLAMA
                + ",'rope_parameters':{'rope_theta':500000,'rope_type':'llama3',"
                + scaling
                + "}}");
    assertThat(newer).isEqualTo(older);
    assertThat(older.layers().get(0).rope())
        .isEqualTo(new Rope(500_000, 8, new RopeScaling.Llama3(32, 1, 4, 8192)));
  }

  private static final String MISTRAL = LLAMA.replace("Llama", "Mistral");

  /** The hub's library takes 4096 where the key is absent and no window where it is null. */
  @Test
  void nullIsNotAbsent() {
    assertThat(read("{" + MISTRAL + ",'num_key_value_heads':4}").layers().get(0).window())
        .contains(4096);
    Architecture none = read("{" + MISTRAL + ",'sliding_window':null,'num_key_value_heads':null}");
    assertThat(none.layers().get(0).window()).isEmpty();
    assertThat(none.attention().groups()).isEqualTo(4);
    assertThatThrownBy(() -> read("{" + MISTRAL + "}"))
        .hasMessage(
            "MistralConfig:1 $.num_key_value_heads: does not divide the 4 heads of queries");
  }

  @Test
  void onlySomeFamiliesKnowBiasesOfTheFeedForwardBlock() {
    String both = ",'attention_bias':true,'mlp_bias':true,'num_key_value_heads':4}";
    assertThat(read("{" + LLAMA + both).biases()).containsExactlyInAnyOrder(Bias.values());
    assertThat(read("{" + LLAMA.replace("Llama", "Qwen3") + both).biases())
        .containsExactlyInAnyOrder(Bias.QUERY_KEY_VALUE, Bias.ATTENTION_OUTPUT);
    assertThat(read("{" + MISTRAL + both).biases()).isEmpty();
  }

  @Test
  void someLayersOfSmolLm3KnowNoPositions() {
    String json = "{" + LLAMA.replace("Llama", "SmolLM3") + ",'no_rope_layers':[0,1]}";
    Architecture model = read(json);
    assertThat(model.layers())
        .containsExactly(
            new Layer(Rope.NONE, Optional.empty()),
            new Layer(new Rope(2e6, 8, new RopeScaling.None()), Optional.empty()));
    assertThat(RopeTable.of(Rope.NONE, 10).cosines(0, 1)).isEmpty();
    assertThat(read(json.replace("[0,1]", "[0,1],'use_sliding_window':true,'sliding_window':9")))
        .extracting(windowed -> windowed.layers().get(0))
        .isEqualTo(new Layer(Rope.NONE, Optional.of(9)));
    assertThatThrownBy(() -> read(json.replace("[0,1]", "[0]")))
        .hasMessage("config.json:1 $.no_rope_layers: 1 layers of 2");
  }

  @TestFactory
  Stream<DynamicTest> whatCannotBeComputedIsRefused() {
    return Case.tests(
        "/family/refused.jsonl",
        each ->
            assertThatThrownBy(() -> read(config(each)))
                .hasMessage("config.json:1 " + each.text("message")));
  }

  private static String config(Case each) {
    JsonText config = new JsonText(Layout.COMPACT).beginObject();
    if (each.is("llama")) {
      Resources.node("{" + LLAMA.replace('\'', '"') + "}").fields().stream()
          .filter(field -> each.get("config").find(Name.of(field.key())).isEmpty())
          .forEach(field -> config.name(field.key()).value(field.value()));
    }
    each.get("config").fields().forEach(f -> config.name(f.key()).value(f.value()));
    return config.endObject().toString();
  }

  @Test
  void generationIsReadFromEitherFile(@TempDir Path directory) throws IOException {
    Files.writeString(
        directory.resolve("config.json"), "{\"eos_token_id\": 7, \"pad_token_id\": null}");
    GenerationConfig fallback = GenerationConfig.read(directory);
    assertThat(fallback.end()).isEqualTo(List.of(7));
    assertThat(fallback.pad()).isEmpty();
    assertThat(fallback.sample()).isFalse();
    Files.writeString(
        directory.resolve("generation_config.json"),
        "{\"eos_token_id\": [1, 106], \"bos_token_id\": 2, \"do_sample\": true,"
            + " \"temperature\": 0.6, \"top_p\": 0.95, \"top_k\": 20}");
    assertThat(GenerationConfig.read(directory))
        .isEqualTo(
            new GenerationConfig(
                List.of(1, 106),
                Optional.of(2),
                Optional.empty(),
                true,
                Optional.of(0.6),
                Optional.of(0.95),
                Optional.of(20)));
  }
}
