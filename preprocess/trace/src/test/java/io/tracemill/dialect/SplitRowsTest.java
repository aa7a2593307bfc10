package io.tracemill.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracemill.json.DataException;
import io.tracemill.json.Node;
import io.tracemill.json.Resources;
import io.tracemill.trace.Example;
import io.tracemill.trace.Message;
import io.tracemill.trace.Origin;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows as the conversations that they were cut from: role, what is said, what is called. */
final class SplitRowsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"question":"Why?","answer":"So."} | user Why?, assistant So.
          {"question":"[1]","answer":"[]"} | user [1], assistant []
          {"question":"[{\\"role\\":\\"bot\\"}]","answer":"{}"} | user [{"role":"bot"}], assistant {}
          {"question":"[{\\"role\\":\\"user\\",\\"content\\":\\"q\\"}]","answer":"a"} | user q, assistant a
          {"question":"[{\\"role\\":\\"user\\"},7]","answer":"a"} | user [{"role":"user"},7], assistant a
          {"question":"q","answer":"{\\"name\\":\\"f\\",\\"parameters\\":{\\"a\\":1}}"} | user q, assistant f{"a":1}
          {"question":"q","answer":"{\\"name\\":\\"f\\",\\"arguments\\":{}}"} | user q, assistant {"name":"f","arguments":{}}
          {"question":"q","answer":"{\\"name\\":\\"f\\",\\"parameters\\":{},\\"x\\":1}"} | user q, assistant {"name":"f","parameters":{},"x":1}
          {"messages":[{"role":"user","content":"q"},{"role":"assistant","content":"a"}]} | user q, assistant a
          {"messages":[{"role":"assistant","tool_calls":[{"function":{"name":"f"}}]}]} | assistant f{}
          """)
  void whatTheyWereCutFrom(String row, String messages) {
    Example example = SplitRows.example(Node.of(row), new Origin("t", 1));
    assertThat(example.turn()).isEqualTo(example.trace().messages().size() - 1);
    assertThat(
            example.trace().messages().stream()
                .map(SplitRowsTest::shown)
                .collect(Collectors.joining(", ")))
        .isEqualTo(messages);
  }

  private static String shown(Message message) {
    return message.role().name().toLowerCase(Locale.ROOT)
        + " "
        + message.content().text()
        + message.toolCalls().stream()
            .map(
                call ->
                    call.name().text()
                        + call.arguments().map(given -> given.raw().toString()).orElse("{}"))
            .collect(Collectors.joining());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"question":"q"} | t.jsonl:1 $: has no field "answer", but has question
          {"question":1,"answer":"a"} | t.jsonl:1 $.question: expected a string but found a number
          {"messages":[]} | t.jsonl:1 $.messages: expected at least one message but found an empty array
          {"messages":[{"role":"user"}]} | t.jsonl:1 $.messages: expected the assistant to have the last word
          {"messages":[{"content":"x"}]} | t.jsonl:1 $.messages[0]: has no field "role"
          """)
  void whatIsNoRow(String row, String problem) {
    assertThatThrownBy(() -> SplitRows.example(Resources.node(row), new Origin("t", 1)))
        .isInstanceOf(DataException.class)
        .hasMessage(problem);
  }
}
