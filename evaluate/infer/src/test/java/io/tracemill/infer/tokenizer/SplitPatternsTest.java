package io.tracemill.infer.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.json.Tape;
import io.tracemill.json.text.Line;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SplitPatternsTest {
  private static final List<String> IN_USE =
      List.of(
          // GPT-2
          "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+",
          // Llama 3 and Qwen 2
          "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}{1,3}|"
              + " ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+",
          // digits in threes from the right
          "\\d{1,3}(?=(?:\\d{3})*\\b)",
          " {2,}");

  private static SplitPatterns of(String where, String expression) {
    JsonText text = new JsonText(Layout.COMPACT).beginObject().name(where).beginObject();
    text.name("type").value("Sequence").name("steps").beginArray().beginObject();
    text.name("pattern").beginObject().name("Regex").value(expression).endObject();
    text.endObject().endArray().endObject().endObject();
    return SplitPatterns.of(new Tape().read(Line.of("tokenizer.json", text.toBytes())));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(a+)+$",
        "(?:a|aa)+b",
        "(.*)*(.*)*(.*)*[^\\s\\S]",
        "(?=(a+)+b)a",
        "(a|a)*b",
        "^(([a-z])+.)+[A-Z]$"
      })
  void seesThatAnExpressionHasToTryTooMuch(String expression) {
    for (String where : List.of("normalizer", "pre_tokenizer")) {
      SplitPatterns patterns = of(where, expression);
      assertThat(patterns.endless("b")).isEmpty();
      assertThat(patterns.endless("see\n" + "a".repeat(80) + "!")).contains(expression);
    }
  }

  @Test
  void takesTheExpressionsThatModelsHave() {
    Random random = new Random(3);
    String mixed = "ab1 \n\t.'é漢\u0000";
    for (String expression : IN_USE) {
      SplitPatterns patterns = of("pre_tokenizer", expression);
      for (int round = 0; round < 20; round++) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
          text.append(mixed.charAt(random.nextInt(mixed.length())));
        }
        assertThat(patterns.endless(text.toString())).as(expression).isEmpty();
      }
      for (String one : List.of("a", " ", "1", "\n", ".")) {
        assertThat(patterns.endless(one.repeat(2_000))).as(expression).isEmpty();
      }
    }
  }

  @Test
  void trustsWhatJavaDoesNotRead() {
    assertThat(of("pre_tokenizer", "(").endless("a")).isEmpty();
    assertThat(of("decoder", "(a+)+$").endless("a".repeat(80) + "!")).isEmpty();
  }
}
