package io.tracemill.prepare.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.json.Node;
import io.tracemill.json.Tape;
import io.tracemill.json.Values;
import io.tracemill.json.text.Line;
import io.tracemill.prepare.RandomTrace;
import io.tracemill.prepare.format.Formats;
import io.tracemill.prepare.format.LineItems;
import io.tracemill.trace.DataVersion;
import io.tracemill.trace.Example;
import io.tracemill.trace.Origin;
import io.tracemill.trace.Role;
import io.tracemill.trace.Task;
import io.tracemill.trace.Trace;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows of made-up conversations against rows made slowly, from values instead of bytes. */
final class RowOracleTest {
  private static final String BEGIN = "<tool_call>\n";
  private static final String END = "\n</tool_call>";
  private static final long SEED = 7_919;
  private static final int TRACES = 400;
  private static final Pattern ESCAPE =
      Pattern.compile("\\\\u[dD][89abAB]..\\\\u....|\\\\u....|\\\\.");

  @ParameterizedTest
  @EnumSource(SystemPrompts.class)
  void rowsOfVersionZeroSayWhatTheOracleSays(SystemPrompts systemPrompts) {
    for (Task task : List.of(Task.QUESTION_ANSWERING, Task.MULTI_TURN_TOOL_CALLING_CLOSED_BOOK)) {
      RowWriter writer = RowShapes.writer(DataVersion.V0, task, systemPrompts);
      forEachExample(
          (made, example, seed) -> {
            Row row = writer.row(example);
            String text = checkedText(row, seed);
            Map<?, ?> read = (Map<?, ?>) Values.of(text);
            String question = (String) read.get("question");
            String answer = (String) read.get("answer");
            assertThat(read).hasSize(2);
            List<Map<String, Object>> prompt = kept(made, example.turn(), systemPrompts);
            assertThat(task.multiTurn() || !isSingleText(prompt) ? Values.of(question) : question)
                .as("question of %s, seed %d", made.line(), seed)
                .isEqualTo(task.multiTurn() || !isSingleText(prompt) ? prompt : only(prompt));
            assertAnswer(made.messages().get(example.turn()), answer, seed);
            int characters = length(question) + length(answer);
            assertThat(row.characters()).as("seed %d", seed).isEqualTo(characters);
            assertThat(row.isLongerThan(characters)).isFalse();
            assertThat(row.isLongerThan(characters - 1)).isTrue();
            Row fresh = RowShapes.writer(DataVersion.V0, task, systemPrompts).row(example);
            assertThat(row.toBytes()).isEqualTo(fresh.toBytes());
          });
    }
  }

  @ParameterizedTest
  @EnumSource(SystemPrompts.class)
  void rowsOfVersionOneSayWhatTheOracleSays(SystemPrompts systemPrompts) {
    RowWriter writer = RowShapes.writer(DataVersion.V1, Task.CHAT_COMPLETION, systemPrompts);
    forEachExample(
        (made, example, seed) -> {
          Row row = writer.row(example);
          String text = checkedText(row, seed);
          List<Map<String, Object>> all = kept(made, example.turn(), systemPrompts);
          all.add(made.messages().get(example.turn()));
          all.replaceAll(RowOracleTest::sayingNothingBesideCalls);
          assertThat(Values.of(text)).as("seed %d", seed).isEqualTo(Map.of("messages", all));
          int frame = "{\"messages\":[]}\n".length();
          assertThat(row.characters())
              .isEqualTo(ESCAPE.matcher(text).replaceAll("x").length() - frame);
          Row fresh =
              RowShapes.writer(DataVersion.V1, Task.CHAT_COMPLETION, systemPrompts).row(example);
          assertThat(row.toBytes()).isEqualTo(fresh.toBytes());
        });
  }

  private interface Check {
    void check(RandomTrace made, Example example, long seed);
  }

  private static void forEachExample(Check check) {
    Tape tape = new Tape();
    for (long seed = SEED; seed < SEED + TRACES; seed++) {
      RandomTrace made = RandomTrace.of(new Random(seed));
      Line line = Line.of("t", made.line().getBytes(StandardCharsets.UTF_8));
      Node node = tape.read(line);
      Trace trace = (Trace) LineItems.first(Formats.MESSAGES, node, new Origin("t", seed));
      for (int turn = 0; turn < trace.messages().size(); turn++) {
        if (trace.messages().get(turn).role() == Role.ASSISTANT) {
          check.check(made, new Example(trace, turn), seed);
        }
      }
    }
  }

  private static String checkedText(Row row, long seed) {
    String text = new String(row.toBytes(), StandardCharsets.ISO_8859_1);
    assertThat(text).as("seed %d", seed).endsWith("}\n").matches("[ -\\x7f]+\n");
    assertThat(row.length()).isEqualTo(text.length());
    return text;
  }

  private static List<Map<String, Object>> kept(
      RandomTrace made, int turn, SystemPrompts systemPrompts) {
    return made.messages().subList(0, turn).stream()
        .filter(m -> systemPrompts == SystemPrompts.KEEP || !m.get("role").equals("system"))
        .filter(m -> !isSilent(m))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private static boolean isSilent(Map<String, Object> message) {
    return !message.get("role").equals("tool")
        && !message.containsKey("tool_calls")
        && !message.getOrDefault("content", "").toString().contains("image_url")
        && text(message).isBlank();
  }

  private static List<Map<String, Object>> withoutSystem(List<Map<String, Object>> prompt) {
    return prompt.stream().filter(m -> !m.get("role").equals("system")).toList();
  }

  private static boolean isSingleText(List<Map<String, Object>> prompt) {
    List<Map<String, Object>> said = withoutSystem(prompt);
    return said.size() == 1
        && said.get(0).get("role").equals("user")
        && said.get(0).containsKey("content")
        && !said.get(0).get("content").toString().contains("image_url");
  }

  private static String only(List<Map<String, Object>> prompt) {
    return text(withoutSystem(prompt).get(0));
  }

  private static String text(Map<String, Object> message) {
    Object content = message.getOrDefault("content", "");
    if (content instanceof List<?> parts) {
      return parts.stream()
          .map(part -> (Map<?, ?>) part)
          .filter(part -> part.containsKey("text"))
          .map(part -> (String) part.get("text"))
          .collect(Collectors.joining("\n"));
    }
    return (String) content;
  }

  private static void assertAnswer(Map<String, Object> message, String answer, long seed) {
    if (message.get("tool_calls") instanceof List<?> calls) {
      List<Object> expected = new ArrayList<>();
      for (Object call : calls) {
        Map<?, ?> function = (Map<?, ?>) ((Map<?, ?>) call).get("function");
        expected.add(Map.of("name", function.get("name"), "parameters", function.get("arguments")));
      }
      assertThat(calls(answer)).as("seed %d", seed).isEqualTo(expected);
    } else {
      assertThat(answer).as("seed %d", seed).isEqualTo(text(message));
    }
  }

  /** One object, or several between marks. */
  private static List<Object> calls(String answer) {
    if (!answer.startsWith(BEGIN)) {
      return List.of(Values.of(answer));
    }
    String inside = answer.substring(BEGIN.length(), answer.length() - END.length());
    return Stream.of(inside.split(END + "\n" + BEGIN)).map(Values::of).toList();
  }

  private static Map<String, Object> sayingNothingBesideCalls(Map<String, Object> message) {
    Map<String, Object> copy = new LinkedHashMap<>(message);
    if (copy.containsKey("tool_calls")) {
      copy.put("content", "");
    }
    return copy;
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
