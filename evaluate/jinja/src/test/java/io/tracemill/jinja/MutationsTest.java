package io.tracemill.jinja;

import static org.assertj.core.api.Assertions.fail;

import io.tracemill.json.Case;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Broken templates give a text or a {@link TemplateException}, and nothing else. */
final class MutationsTest {
  private static final long SEED = 20250726;
  private static final int ROUNDS = 5_000;
  private static final Limits LIMITS = new Limits(200_000, 1 << 20, 400);
  private static final LocalDateTime NOW = LocalDateTime.of(2025, 7, 26, 12, 0);
  private static final List<String> PIECES =
      List.of(
          "{%",
          "%}",
          "{{",
          "}}",
          "{#",
          "#}",
          "-%}",
          "{%-",
          " for ",
          " in ",
          " if ",
          " else ",
          "endfor",
          "endif",
          " set ",
          "(",
          ")",
          "[",
          "]",
          "{",
          "}",
          "'",
          "\"",
          "|",
          "~",
          "**",
          "*",
          "99999999999",
          "-1",
          "0",
          ".",
          ":",
          ",",
          " is ",
          " not ",
          "%s",
          "\\",
          "\n",
          "loop",
          "range(99999)",
          "|list",
          "|tojson",
          "messages",
          "*9999999",
          "|join(s)",
          "1e308",
          "{% raw %}",
          "{% for i in range(99999) %}",
          "{% macro m() %}{{ m() }}{% endmacro %}",
          "\ud83d\ude00",
          "\ud83d",
          "\u0000");

  @Test
  void giveATextOrTheOneException() {
    List<TemplateCase> snippets = TemplateCase.of(Case.read("/jinja/snippets.jsonl"));
    List<TemplateCase> models = TemplateCase.of(Case.read("/chat/cases.jsonl"));
    Random random = new Random(SEED);
    for (int round = 0; round < ROUNDS; round++) {
      List<TemplateCase> from = round % 4 == 0 ? models : snippets;
      TemplateCase one = from.get(random.nextInt(from.size()));
      TemplateCase other = snippets.get(random.nextInt(snippets.size()));
      String template = mutated(one.template(), other.template(), random);
      try {
        Template.parse("mutated", template).render(one.input().variables(), NOW, LIMITS);
      } catch (TemplateException expected) {
        // The other way it may end.
      } catch (RuntimeException | StackOverflowError | OutOfMemoryError wrong) {
        fail("seed " + SEED + ", round " + round + ":\n" + template, wrong);
      }
    }
  }

  private static String mutated(String template, String other, Random random) {
    StringBuilder text = new StringBuilder(template);
    for (int i = random.nextInt(4); i >= 0; i--) {
      int at = random.nextInt(text.length() + 1);
      switch (random.nextInt(5)) {
        case 0 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(6)));
        case 1 -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
        case 2 -> text.insert(at, text.substring(at, Math.min(text.length(), at + 20)));
        case 3 -> text.insert(at, other);
        default -> text.insert(at, (char) random.nextInt(0x250));
      }
    }
    return text.toString();
  }
}
