package io.tracemill.score.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.json.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Calls at random: written another way they are the same, changed in one place they are known. */
class ToolCallMetricsTest {
  private static final long SEED = 4_181;
  private static final int ROUNDS = 2_000;

  private final Random random = new Random(SEED);

  private Object value(int depth) {
    return switch (random.nextInt(depth > 0 ? 7 : 5)) {
      case 0 -> new Values.Number(String.valueOf(random.nextInt(1_000)));
      case 1 -> random.nextBoolean();
      case 2 -> new Values.Null();
      case 3, 4 -> text();
      case 5 -> List.of(value(depth - 1), value(depth - 1));
      default -> Map.of(text(), value(depth - 1));
    };
  }

  private String text() {
    List<String> texts = List.of("", "Rome", "a \"b\"\\", "é😀", "7", "{}", "two words");
    return texts.get(random.nextInt(texts.size())) + random.nextInt(1_000);
  }

  private Map<String, Object> call() {
    Map<String, Object> arguments = new LinkedHashMap<>();
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      arguments.put("a" + i, value(2));
    }
    Map<String, Object> call = new LinkedHashMap<>();
    call.put("name", "tool" + random.nextInt(5));
    call.put("parameters", arguments);
    return call;
  }

  @Test
  void aCallWrittenAnotherWayIsTheSame() {
    for (int round = 0; round < ROUNDS; round++) {
      Map<String, Object> call = call();
      assertThat(scores(call, call)).as(at(round)).containsExactly(1.0, 1.0, 1.0);
    }
  }

  /** The stages of the definition, each by a change that reaches it and no further. */
  @Test
  void aChangeIsWorthTheStageThatItLeaves() {
    for (int round = 0; round < ROUNDS; round++) {
      Map<String, Object> call = call();
      Map<String, Object> other = new LinkedHashMap<>(call);
      Map<Object, Object> arguments = new LinkedHashMap<>((Map<?, ?>) call.get("parameters"));
      Object one = arguments.keySet().iterator().next();
      double stage = 0.25 * (1 + random.nextInt(3));
      if (stage == 0.25) {
        other.put("name", "another");
      } else if (stage == 0.5) {
        Object taken = arguments.remove(one);
        arguments.put("another", taken);
      } else {
        arguments.put(one, List.of("another", arguments.get(one)));
      }
      other.put("parameters", arguments);
      assertThat(scores(call, other)).as(at(round)).containsExactly(0.0, 0.0, stage);
    }
  }

  /** The mean of the stages by position; what one side has more is nothing. */
  @Test
  void severalCallsAreComparedByPosition() {
    for (int round = 0; round < ROUNDS; round++) {
      List<Map<String, Object>> right = calls();
      List<Map<String, Object>> said = calls();
      double sum = 0;
      for (int i = 0; i < Math.min(right.size(), said.size()); i++) {
        if (random.nextBoolean()) {
          said.set(i, right.get(i));
          sum++;
        } else {
          said.set(i, Map.of("name", "another"));
          sum += 0.25;
        }
      }
      boolean same = sum == right.size() && sum == said.size();
      double equal = same ? 1 : 0;
      assertThat(scores(messages(right), messages(said)))
          .as(at(round))
          .containsExactly(equal, equal, sum / Math.max(right.size(), said.size()));
    }
  }

  private List<Map<String, Object>> calls() {
    List<Map<String, Object>> calls = new ArrayList<>();
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      calls.add(call());
    }
    return calls;
  }

  private static Object messages(List<Map<String, Object>> calls) {
    List<Object> functions = new ArrayList<>();
    calls.forEach(call -> functions.add(Map.of("id", "x", "function", call)));
    return List.of(Map.of("role", "assistant", "content", "", "tool_calls", functions));
  }

  private List<Double> scores(Object answer, Object prediction) {
    String right = Values.json(answer, random).strip();
    String said = Values.json(prediction, random).strip();
    return List.of(
        ScoreOf.by("tool_call_equivalence", right, said, List.of()),
        ScoreOf.by("binary_tool_call", right, said, List.of()),
        ScoreOf.by("staged_tool_call", right, said, List.of()));
  }

  private static String at(int round) {
    return "seed " + SEED + ", round " + round;
  }
}
