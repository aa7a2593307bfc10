package io.tracemill.infer.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracemill.infer.RandomModel;
import io.tracemill.infer.RandomModels;
import io.tracemill.infer.decode.Tokens;
import io.tracemill.infer.torch.TestTorch;
import io.tracemill.json.Case;
import io.tracemill.json.Field;
import io.tracemill.json.Resources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ModelTokenizerTest {
  @TempDir private static Path folder;
  private static Path directory;
  private static ModelTokenizer tokenizer;

  @BeforeAll
  static void open() throws IOException {
    directory = RandomModels.all().get("qwen3").write(folder.resolve("model"));
    tokenizer = ModelTokenizer.open(directory, TestTorch.place());
  }

  @AfterAll
  static void close() {
    tokenizer.close();
  }

  @Test
  void agreesWithPlainBpeOnRandomText() throws IOException {
    PlainBpe plain = new PlainBpe(directory);
    for (long seed = 0; seed < 400; seed++) {
      String text = text(new Random(seed));
      Tokens tokens = tokenizer.tokens(text);
      assertThat(tokens).as("seed %d", seed).isEqualTo(Tokens.of(plain.tokens(text)));
      assertThat(tokenizer.fullText(tokens)).as("seed %d", seed).isEqualTo(text);
    }
  }

  @Test
  void specialTokensAreRecognisedAndLeftOutOfTexts() {
    Tokens tokens = tokenizer.tokens("<|im_start|>the<|im_end|>");
    assertThat(tokens).isEqualTo(Tokens.of(269, 257, 270));
    assertThat(tokenizer.text(tokens)).isEqualTo("the");
    assertThat(tokenizer.fullText(tokens)).isEqualTo("<|im_start|>the<|im_end|>");
  }

  @Test
  void marksOfCallsAndThoughtsStay() throws IOException {
    Path other = changed("<pad>", "[TOOL_CALLS]");
    try (ModelTokenizer opened = ModelTokenizer.open(other, TestTorch.place())) {
      Tokens tokens = opened.tokens("<|im_start|>[TOOL_CALLS][{}]<|im_end|>");
      assertThat(opened.text(tokens)).isEqualTo("[TOOL_CALLS][{}]");
    }
  }

  @Test
  void findsTokensByContent() {
    assertThat(tokenizer.size()).isEqualTo(RandomModel.VOCABULARY);
    assertThat(tokenizer.find("<|im_end|>")).isEqualTo(Optional.of(270));
    assertThat(tokenizer.find("the")).isEqualTo(Optional.of(257));
    assertThat(tokenizer.find(" the")).isEqualTo(Optional.of(266));
    assertThat(tokenizer.find("then")).isEmpty();
    assertThat(tokenizer.find("")).isEmpty();
  }

  @Test
  void spellsTokensAsTheyStand() {
    assertThat(tokenizer.spelled(266)).isEqualTo(" the");
    assertThat(tokenizer.spelled(270)).isEqualTo("<|im_end|>");
    assertThat(tokenizer.spelled(0xe2)).isEqualTo("\ufffd");
    assertThat(tokenizer.spelled(10)).isEqualTo("\n");
    assertThat(tokenizer.spelled(5000)).isEmpty();
  }

  @Test
  void halfASurrogatePairIsOneReplacement() {
    assertThat(tokenizer.tokens("a\ud83db\ude00")).isEqualTo(tokenizer.tokens("a\ufffdb\ufffd"));
    assertThat(tokenizer.tokens("")).isEqualTo(Tokens.NONE);
    assertThat(tokenizer.text(Tokens.NONE)).isEmpty();
    assertThat(tokenizer.text(tokenizer.tokens("a\0b"))).isEqualTo("a\0b");
  }

  @Test
  void truncationPaddingAndAddedTokensOfTheFileDoNotCount() throws IOException {
    Path other = changed("\"post_processor\": \\{[^}]*\\}", "\"post_processor\": null");
    for (Field part : Resources.node(Resources.text("/tokenizer/parts.json")).fields()) {
      String key = "\"" + part.key() + "\": ";
      replace(other, key + "null", key + part.value().raw());
    }
    Files.writeString(
        other.resolve("tokenizer_config.json"), "{\"model_max_length\":2,\"add_bos_token\":true}");
    try (ModelTokenizer opened = ModelTokenizer.open(other, TestTorch.place())) {
      assertThat(opened.tokens("all that is there"))
          .isEqualTo(tokenizer.tokens("all that is there"));
    }
  }

  /** As Llama 2's: a space before every text, which decoding takes off again. */
  @Test
  void sentencepieceTakesOffALeadingSpaceOnlyAtTheBeginning() throws IOException {
    Path other = Files.createDirectories(folder.resolve("sentencepiece"));
    Files.writeString(other.resolve("tokenizer.json"), Sentencepiece.json());
    try (ModelTokenizer opened = ModelTokenizer.open(other, TestTorch.place())) {
      assertThat(opened.text(opened.tokens("a b  c"))).isEqualTo("a b  c");
      assertThat(opened.spelled(opened.tokens("a").at(0))).isEqualTo(" a");
      String text = "h\u00e9 \u20ac\u20ac\u20ac\ud83d\ude00 b";
      assertThat(opened.text(opened.tokens(text))).isEqualTo(text);
    }
  }

  /** In a process of its own, whose heap is too small to hide native memory behind it. */
  @Test
  @Tag("slow")
  void manyCallsHoldNoNativeMemory() throws Exception {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    String classes = System.getProperty("java.class.path");
    Process process =
        new ProcessBuilder(
                java.toString(),
                "-Xmx64m",
                "-cp",
                classes,
                "io.tracemill.infer.tokenizer.ManyCalls")
            .directory(directory.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    Assumptions.assumeFalse(said.isBlank(), "no /proc/self/status");
    // An encoding of its text takes about 20 kB: ten thousand of them 200 MB.
    assertThat(Long.parseLong(said.strip())).isLessThan(50_000);
  }

  @Test
  void severalThreadsGetWhatOneGets() {
    List<String> texts = IntStream.range(0, 300).mapToObj(i -> text(new Random(i))).toList();
    List<Tokens> one = texts.stream().map(tokenizer::tokens).toList();
    assertThat(texts.parallelStream().map(tokenizer::tokens).toList()).isEqualTo(one);
  }

  @Test
  void saysWhatIsMissing() throws IOException {
    Path empty = Files.createDirectories(folder.resolve("empty"));
    assertThatThrownBy(() -> ModelTokenizer.open(empty, TestTorch.place()))
        .isInstanceOf(IOException.class)
        .hasMessage(
            empty
                + " has no tokenizer.json and no tokenizer_config.json, so no tokenizer: copy both"
                + " from where the model comes from");
    Files.writeString(empty.resolve("tokenizer.model"), "x");
    assertThatThrownBy(() -> ModelTokenizer.open(empty, TestTorch.place()))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(
            empty + " has no tokenizer.json; tokenizer.model alone is not read:")
        .hasMessageContaining("save_pretrained");
  }

  @Test
  void saysWhatIsDamaged() throws IOException {
    assertThat(Case.read("/tokenizer/damaged.jsonl"))
        .hasSize(4)
        .allSatisfy(
            each -> {
              Path other = Files.createDirectories(folder.resolve("damaged"));
              Files.writeString(other.resolve("tokenizer.json"), each.text("file"));
              assertThatThrownBy(() -> ModelTokenizer.open(other, TestTorch.place()))
                  .isInstanceOf(IOException.class)
                  .hasMessage(
                      other
                          + "/tokenizer.json:1 "
                          + each.text("message")
                          + "; the file is damaged or no tokenizer's: get it again");
            });
    Path pointer = folder.resolve("damaged");
    Files.writeString(pointer.resolve("tokenizer.json"), "version https://git-lfs.github.com/spec");
    assertThatThrownBy(() -> ModelTokenizer.open(pointer, TestTorch.place()))
        .hasMessageContaining("git lfs pull");
    Path merges = changed("\"t h\"", "\"q zz\"");
    assertThatThrownBy(() -> ModelTokenizer.open(merges, TestTorch.place()))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(
            merges.resolve("tokenizer.json")
                + " is no tokenizer that can be used: Token `zz` out of vocabulary");
  }

  private static Path changed(String pattern, String replacement) throws IOException {
    Path other = Files.createDirectories(folder.resolve("changed"));
    Files.copy(
        directory.resolve("tokenizer.json"),
        other.resolve("tokenizer.json"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    replace(other, pattern, replacement);
    return other;
  }

  private static void replace(Path model, String pattern, String replacement) throws IOException {
    Path file = model.resolve("tokenizer.json");
    String text = Files.readString(file);
    Files.writeString(file, text.replaceFirst(pattern, replacement));
  }

  /** Words, marks, white space and any characters, some of them special tokens. */
  private static String text(Random random) {
    String letters = "the anther stou THE 0123 '\t\n  .,!<|>{}\u00e9\u0df4\u4e2d\u0301\u00a0\u200b";
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(60);
    while (text.length() < length) {
      switch (random.nextInt(12)) {
        case 0 -> text.append("<|im_start|>");
        case 1 -> text.appendCodePoint(random.nextInt(0xd800));
        case 2 -> text.appendCodePoint(0x10000 + random.nextInt(0x30000));
        default -> text.append(letters.charAt(random.nextInt(letters.length())));
      }
    }
    return text.toString();
  }
}
