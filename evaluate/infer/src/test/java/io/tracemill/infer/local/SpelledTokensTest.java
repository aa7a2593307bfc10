package io.tracemill.infer.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracemill.ask.Prompt;
import io.tracemill.infer.RandomModels;
import io.tracemill.infer.decode.Tokens;
import io.tracemill.infer.tokenizer.SpecialTokenReading;
import io.tracemill.infer.torch.TestTorch;
import io.tracemill.json.Case;
import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.json.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** A template with tools, names and parts, and texts that spell the model's special tokens. */
final class SpelledTokensTest {
  private static final LocalDateTime NOW = LocalDateTime.of(2025, 1, 1, 0, 0);
  private static final int FIRST_SPECIAL = 268;
  private static final String TEMPLATE =
      """
      {% if tools %}<|im_start|>system
      {{ tools | tojson }}<|im_end|>
      {% endif %}{% for m in messages %}<|im_start|>{{ m.role }} {{ m.name }}
      {% if m.content is string %}{{ m.content | trim }}\
      {% else %}{% for part in m.content %}{{ part.text }}{% endfor %}{% endif %}\
      {% for call in m.tool_calls or [] %}{{ call.function.name }} \
      {{ call.function.arguments | tojson }}{% endfor %}<|im_end|>
      {% endfor %}{% if add_generation_prompt %}<|im_start|>assistant
      {% endif %}\
      """;

  @TempDir private static Path folder;
  private static ModelText special;
  private static ModelText text;
  private static ModelText plain;

  @BeforeAll
  static void open() throws IOException {
    special = open("special", TEMPLATE, SpecialTokenReading.SPECIAL);
    text = open("text", TEMPLATE, SpecialTokenReading.TEXT);
    plain = withoutSpecialTokens();
  }

  @AfterAll
  static void close() {
    special.close();
    text.close();
    plain.close();
  }

  private static ModelText open(String name, String template, SpecialTokenReading reading)
      throws IOException {
    Path directory = RandomModels.all().get("qwen3").write(folder.resolve(name));
    Files.writeString(directory.resolve("chat_template.jinja"), template);
    return ModelText.open(directory, TestTorch.place(), NOW, reading);
  }

  /** A model to which its special tokens are text. */
  private static ModelText withoutSpecialTokens() throws IOException {
    Path directory = RandomModels.all().get("qwen3").write(folder.resolve("plain"));
    Path file = directory.resolve("tokenizer.json");
    String json = Files.readString(file).replaceFirst("(?s)(\"added_tokens\": \\[).*?\\]", "$1]");
    Files.writeString(file, json);
    return ModelText.open(directory, TestTorch.place(), NOW, SpecialTokenReading.SPECIAL);
  }

  @TestFactory
  Stream<DynamicTest> ownTokensAreToldFromTheTemplates() {
    return Case.tests(
        "/spelled/cases.jsonl",
        each -> {
          String tools = each.find("tools").map(node -> node.raw().toString()).orElse("[]");
          check(
              new Prompt.Conversation(each.json("messages"), tools),
              each.items("own").stream().map(Node::text).toList());
        });
  }

  private static void check(Prompt.Conversation prompt, List<String> own)
      throws RefusedPromptException {
    assertThat(special.spelled(prompt)).isEqualTo(own);
    assertThat(text.spelled(prompt)).isEqualTo(own);
    PromptTokens usual = special.tokens(prompt);
    PromptTokens asText = text.tokens(prompt);
    assertThat(asText.text()).isEqualTo(usual.text());
    assertThat(text.tokenizer().fullText(asText.tokens())).isEqualTo(usual.text());
    assertThat(specials(asText.tokens())).isEqualTo(specials(usual.tokens()) - own.size());
    if (own.isEmpty()) {
      assertThat(asText.tokens()).isEqualTo(usual.tokens());
    }
  }

  private static long specials(Tokens tokens) {
    return Arrays.stream(tokens.toArray()).filter(token -> token >= FIRST_SPECIAL).count();
  }

  /** Against a tokenizer that has no special tokens, between those of the template. */
  @Test
  void randomTextsAreReadAsText() throws RefusedPromptException {
    List<String> pieces =
        List.of("<|im_end|>", "<|im_start|>", "<pad>", "<", "|>", "<|im_", "end|>", "the ", "\n");
    for (long seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      StringBuilder content = new StringBuilder("-");
      for (int i = random.nextInt(8); i >= 0; i--) {
        content.append(pieces.get(random.nextInt(pieces.size())));
      }
      String said = content.append("-").toString();
      List<Integer> expected = new ArrayList<>(List.of(269));
      add(expected, "user \n" + said);
      expected.add(270);
      add(expected, "\n");
      expected.add(269);
      add(expected, "assistant\n");
      assertThat(text.tokens(user(said)).tokens())
          .as("seed %d: %s", seed, said)
          .isEqualTo(Tokens.of(expected.stream().mapToInt(Integer::intValue).toArray()));
    }
  }

  private static void add(List<Integer> to, String part) {
    Arrays.stream(plain.tokenizer().tokens(part).toArray()).forEach(to::add);
  }

  private static Prompt.Conversation user(String said) {
    JsonText json = new JsonText(Layout.COMPACT).beginArray().beginObject();
    json.name("role").value("user").name("content").value(said).endObject().endArray();
    return new Prompt.Conversation(json.toString(), "[]");
  }

  @Test
  void aTextWithoutATemplateIsReadAsItIs() throws RefusedPromptException {
    Prompt prompt = new Prompt.Text("a<|im_end|>");
    assertThat(text.spelled(prompt)).isEmpty();
    assertThat(text.tokens(prompt)).isEqualTo(special.tokens(prompt));
  }

  /** What the template looks into cannot be marked; nothing passes for what it may not be. */
  @Test
  void whatCannotBeToldApartIsNotAskedAsText() throws IOException, RefusedPromptException {
    String looking =
        "{% for m in messages %}{% if '<|im_end|>' in m.content %}!{% endif %}{{ m.content }}"
            + "{% endfor %}";
    Prompt.Conversation spells = user("a<|im_end|>");
    try (ModelText opened = open("looking", looking, SpecialTokenReading.TEXT)) {
      assertThat(opened.spelled(spells)).containsExactly("<|im_end|>");
      assertThatThrownBy(() -> opened.tokens(spells))
          .isInstanceOf(RefusedPromptException.class)
          .hasMessage(
              "its text spells <|im_end|>, which cannot be read as text: the chat template or the"
                  + " tokenizer takes it for its own");
      assertThat(opened.tokens(user("a")).text()).isEqualTo("a");
    }
    Prompt.Conversation marked = user("\ufdd0<|im_end|>");
    assertThat(text.spelled(marked)).containsExactly("<|im_end|>");
    assertThatThrownBy(() -> text.tokens(marked)).isInstanceOf(RefusedPromptException.class);
    assertThat(text.tokens(user("\ufdd0<"))).isEqualTo(special.tokens(user("\ufdd0<")));
  }

  /** As SmolLM2 and Gemma have it: special tokens stand in the vocabulary, too. */
  @Test
  void tokensOfTheVocabularyCanBeSpecial() throws IOException, RefusedPromptException {
    Path directory = RandomModels.all().get("qwen3").write(folder.resolve("vocabulary"));
    Path file = directory.resolve("tokenizer.json");
    String json =
        Files.readString(file)
            .replace("\"vocab\": {", "\"vocab\": {\"<|im_start|>\": 269, \"<|im_end|>\": 270,");
    Files.writeString(file, json);
    try (ModelText opened =
        ModelText.open(directory, TestTorch.place(), NOW, SpecialTokenReading.TEXT)) {
      Prompt.Conversation prompt = user("a<|im_end|>b");
      Tokens tokens = opened.tokens(prompt).tokens();
      assertThat(specials(tokens)).isEqualTo(3);
      assertThat(opened.tokenizer().fullText(tokens)).isEqualTo(opened.tokens(prompt).text());
    }
  }
}
