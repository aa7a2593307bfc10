package io.tracemill.infer.local;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.infer.RandomModel;
import io.tracemill.infer.RandomModels;
import io.tracemill.infer.chat.ModelChat;
import io.tracemill.infer.family.GenerationConfig;
import io.tracemill.infer.tokenizer.ModelTokenizer;
import io.tracemill.infer.torch.TestTorch;
import io.tracemill.json.Resources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

final class EndTokensTest {
  private static final Map<String, String> TEMPLATES =
      Map.ofEntries(
          Map.entry("command-r", "<|END_OF_TURN_TOKEN|>"),
          Map.entry("deepseek-v3", "<\uff5cend\u2581of\u2581sentence\uff5c>"),
          Map.entry("gemma2", "<end_of_turn>"),
          Map.entry("glm4", "<|user|>"),
          Map.entry("granite31", "<|end_of_text|>"),
          Map.entry("llama2", "</s>"),
          Map.entry("llama3", "<|eot_id|>"),
          Map.entry("mistral", "</s>"),
          Map.entry("phi3", "<|end|>"),
          Map.entry("phi4-mini", "<|end|>"),
          Map.entry("qwen3-reasoning", "<|im_end|>"),
          Map.entry("smollm3", "<|im_end|>"),
          Map.entry("zephyr", "</s>"));

  @TempDir private static Path folder;
  private static Path model;

  @BeforeAll
  static void write() throws IOException {
    model = RandomModels.all().get("qwen3").write(folder.resolve("model"));
    List<String> more = new ArrayList<>(new TreeSet<>(TEMPLATES.values()));
    more.remove("<|im_end|>");
    more.addAll(List.of("<s>", "<|assistant|>", "<other>"));
    StringBuilder added = new StringBuilder("}");
    for (int i = 0; i < more.size(); i++) {
      added.append(added(RandomModel.VOCABULARY + i, more.get(i)));
    }
    Path file = model.resolve("tokenizer.json");
    String json = Files.readString(file);
    Files.writeString(
        file, json.replaceFirst("\\}\\s*\\],\\s*\"normalizer\"", added + "],\"normalizer\""));
  }

  /** Behind the others: the library numbers them as they come. */
  private static String added(int id, String token) {
    return ",{\"id\":"
        + id
        + ",\"content\":\""
        + token
        + "\",\"single_word\":false,\"lstrip\":false,\"rstrip\":false,\"normalized\":false,"
        + "\"special\":true}";
  }

  @TestFactory
  Stream<DynamicTest> templatesShowHowAnAnswerEnds() {
    return TEMPLATES.entrySet().stream()
        .map(
            each ->
                DynamicTest.dynamicTest(
                    each.getKey(),
                    () ->
                        assertThat(
                                ends(Resources.text("/chat/" + each.getKey() + ".jinja"), "</s>"))
                            .isEqualTo(Stream.of(each.getValue(), "</s>").collect(toSet()))));
  }

  @Test
  void withoutOneInTheTemplateTheTokenizersCounts() throws IOException {
    assertThat(ends("{{ messages[0].content }}", "<other>")).containsExactly("<other>");
    assertThat(ends("{{ raise_exception('no') }}", "<other>")).containsExactly("<other>");
    assertThat(ends("{% for m in messages %}{{ m.content }}\n{% endfor %}", "<other>"))
        .containsExactly("<other>");
  }

  @Test
  void allThatAreNamedEndAnAnswer() throws IOException {
    EndTokens end = find("{{ messages[-1].content }}<|end|>", "<other>", List.of(268, 270));
    try (ModelTokenizer tokenizer = ModelTokenizer.open(model, TestTorch.place())) {
      assertThat(end.all())
          .containsExactlyInAnyOrder(
              268,
              270,
              tokenizer.find("<other>").orElseThrow(),
              tokenizer.find("<|end|>").orElseThrow());
    }
    assertThat(find("{{ messages[0].content }}", "not a token", List.of()).all()).isEmpty();
    assertThat(find("{{ messages[0].content }}", "not a token", List.of(268)).all())
        .containsExactly(268);
  }

  private static Set<String> ends(String template, String eos) throws IOException {
    EndTokens found = find(template, eos, List.of());
    try (ModelTokenizer tokenizer = ModelTokenizer.open(model, TestTorch.place())) {
      return found.all().stream().map(tokenizer::spelled).collect(toSet());
    }
  }

  private static EndTokens find(String template, String eos, List<Integer> generation)
      throws IOException {
    Files.writeString(model.resolve("chat_template.jinja"), template);
    Files.writeString(
        model.resolve("tokenizer_config.json"),
        "{\"bos_token\":\"<s>\",\"eos_token\":\"" + eos + "\"}");
    Files.writeString(
        model.resolve("generation_config.json"), "{\"eos_token_id\":" + generation + "}");
    try (ModelTokenizer tokenizer = ModelTokenizer.open(model, TestTorch.place())) {
      return EndTokens.find(ModelChat.read(model), tokenizer, GenerationConfig.read(model));
    }
  }
}
