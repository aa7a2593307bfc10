package io.tracemill.score.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.json.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Calls of made-up texts against calls read slowly, from values instead of bytes. */
class CallReaderTest {
  private static final long SEED = 6_700_417;
  private static final int ROUNDS = 20_000;
  private static final List<String> KEYS =
      List.of(
          "role",
          "name",
          "function",
          "parameters",
          "arguments",
          "args",
          "input",
          "tool_calls",
          "a");
  private static final List<Object> SCALARS =
      List.of(
          "f",
          "",
          " \n",
          "null",
          "<tool_call>",
          "</tool_call> <think>",
          "{\"a\": 1}",
          "[1]",
          "{",
          true,
          new Values.Null(),
          new Values.Number("1"),
          new Values.Number("10e-1"));

  @Test
  void readsWhatTheOracleReads() {
    CallReader reader = new CallReader(List.of());
    for (long seed = SEED; seed < SEED + ROUNDS; seed++) {
      Random random = new Random(seed);
      Object value = random.nextInt(4) == 0 ? list(random, 3) : object(random, 3);
      String json = Values.json(value, random);
      String text = written(json, random);
      assertThat(shown(reader.read(text))).as("seed %d: %s", seed, text).isEqualTo(any(value));
    }
  }

  /** Marks around and thoughts before change nothing, nor does a draft in them. */
  private static String written(String json, Random random) {
    String answer = random.nextInt(3) == 0 ? "Now: <tool_call>" + json + " </tool_call>" : json;
    return switch (random.nextInt(6)) {
      case 0 -> "<think>f?</think>\n" + answer;
      case 1 -> "f: <tool_call>{\"name\": \"f\"}</tool_call>?</think>" + answer;
      default -> answer;
    };
  }

  private static List<String> shown(Calls calls) {
    return calls.all().stream()
        .map(each -> each.map(c -> c.name().orElse("-") + c.arguments()).orElse("unreadable"))
        .toList();
  }

  private static List<String> any(Object value) {
    List<String> calls = new ArrayList<>();
    for (Object item : value instanceof List<?> list ? list : List.of(value)) {
      if (item instanceof Map<?, ?> object && given(object, "tool_calls")) {
        if (!(object.get("tool_calls") instanceof List<?> list)) {
          return List.of("unreadable");
        }
        list.forEach(each -> calls.add(call(each)));
      } else if (!(item instanceof Map<?, ?> object && object.containsKey("role"))) {
        calls.add(call(item));
      }
    }
    return calls;
  }

  private static String call(Object value) {
    if (!(value instanceof Map<?, ?> object)) {
      return "unreadable";
    } else if (object.get("function") instanceof Map<?, ?> function) {
      String inside = call(function);
      return inside.startsWith("-") ? "unreadable" : inside;
    }
    String key = given(object, "name") ? "name" : "function";
    if (!given(object, key)) {
      return "-" + values(object);
    }
    try {
      String name = (String) object.get(key);
      return name.isBlank() ? "unreadable" : name + values(arguments(object));
    } catch (ClassCastException | AssertionError e) {
      return "unreadable";
    }
  }

  private static Map<?, ?> arguments(Map<?, ?> object) {
    for (String key : List.of("parameters", "arguments", "args", "input")) {
      if (given(object, key)) {
        Object given = object.get(key);
        if (given instanceof String json) {
          Object read = json.isBlank() ? new Values.Null() : parsed(json);
          return read instanceof Values.Null ? Map.of() : (Map<?, ?>) read;
        }
        return (Map<?, ?>) given;
      }
    }
    return Map.of();
  }

  private static Object parsed(String json) {
    try {
      return Values.of(json);
    } catch (RuntimeException e) {
      throw new AssertionError("no JSON", e);
    }
  }

  private static boolean given(Map<?, ?> object, String key) {
    return object.containsKey(key) && !(object.get(key) instanceof Values.Null);
  }

  private static Map<String, String> values(Map<?, ?> object) {
    Map<String, String> values = new TreeMap<>();
    object.forEach((key, value) -> values.put((String) key, canonical(value)));
    return values;
  }

  private static String canonical(Object value) {
    if (value instanceof Map<?, ?> object) {
      StringBuilder text = new StringBuilder("{");
      values(object).forEach((key, each) -> text.append('"' + key + "\":" + each + ","));
      return text.append('}').toString();
    } else if (value instanceof List<?> list) {
      StringBuilder text = new StringBuilder("[");
      list.forEach(each -> text.append(canonical(each)).append(','));
      return text.append(']').toString();
    } else if (value instanceof String text) {
      return '"' + text.replace("\"", "\\\"") + '"';
    }
    return value instanceof Values.Number ? "1" : value instanceof Values.Null ? "null" : "true";
  }

  private static Object value(Random random, int levels) {
    return switch (levels == 0 ? 0 : random.nextInt(4)) {
      case 1 -> list(random, levels - 1);
      case 2, 3 -> object(random, levels - 1);
      default -> SCALARS.get(random.nextInt(SCALARS.size()));
    };
  }

  private static List<Object> list(Random random, int levels) {
    List<Object> list = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      list.add(value(random, levels));
    }
    return list;
  }

  private static Map<String, Object> object(Random random, int levels) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      String key = KEYS.get(random.nextInt(KEYS.size()));
      boolean name = key.equals("name") && random.nextInt(3) > 0;
      object.put(key, name ? "f" : value(random, levels));
    }
    return object;
  }
}
