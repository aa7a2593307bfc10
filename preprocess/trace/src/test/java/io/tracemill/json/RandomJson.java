package io.tracemill.json;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Makes small JSON texts of all kinds. */
public final class RandomJson {
  private static final String[] TEXTS = {
    "",
    "a",
    "id",
    "role",
    "content",
    "arguments",
    "seven77",
    "eighty88",
    "ninety999",
    "n\\u00e4me",
    "a name of more than sixteen",
    "é",
    "日本語のキー",
    "a\\\"b",
    "tab\\t",
    "\\ud83d\\ude00",
    "😀",
    "\\\\",
    "Good morning, what can I do?",
    "{\\\"city\\\": \\\"Oslo\\\"}"
  };
  private static final String[] SCALARS = {
    "0", "-1", "12", "3.25", "1e9", "-0.5E-3", "true", "false", "null"
  };

  private final Random random;
  private final StringBuilder json = new StringBuilder();

  private RandomJson(Random random) {
    this.random = random;
  }

  public static byte[] of(Random random) {
    RandomJson made = new RandomJson(random);
    made.value(3);
    return made.json.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void value(int levels) {
    switch (levels == 0 ? 2 + random.nextInt(2) : random.nextInt(4)) {
      case 0 -> object(levels - 1);
      case 1 -> array(levels - 1);
      case 2 -> string(TEXTS[random.nextInt(TEXTS.length)]);
      default -> json.append(SCALARS[random.nextInt(SCALARS.length)]);
    }
  }

  private void object(int levels) {
    json.append('{');
    int first = random.nextInt(TEXTS.length);
    for (int i = 0, size = random.nextInt(5); i < size; i++) {
      json.append(i == 0 ? "" : ",");
      string(TEXTS[random.nextInt(16) == 0 ? 0 : (first + i) % TEXTS.length]);
      json.append(random.nextBoolean() ? ":" : ": ");
      value(levels);
    }
    json.append('}');
  }

  private void array(int levels) {
    json.append('[');
    for (int i = 0, size = random.nextInt(5); i < size; i++) {
      json.append(i == 0 ? "" : random.nextBoolean() ? "," : ", ");
      value(levels);
    }
    json.append(']');
  }

  private void string(String text) {
    json.append('"').append(text).append('"');
  }
}
