package io.tracemill.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NeededTest {
  private static final Name ANSWER = Name.of("answer");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{}                        | $: has no field \"answer\"",
        "{\"q\":1}                 | $: has no field \"answer\", but has q",
        "{\"Answer\":1}            | $: has no field \"answer\", but has Answer; is Answer meant to be"
            + " answer?",
        "{\"q\":1,\"label\":null}  | $: has no field \"answer\", but has q, label (null); is label"
            + " meant to be answer?",
        "{\"answer\":null}         | $.answer: is null",
        "[]                        | $: expected an object but found an array"
      })
  void saysWhatIsThereInstead(String row, String message) {
    assertThatThrownBy(() -> Needed.in(Resources.node(row), ANSWER))
        .hasMessage("t.jsonl:1 " + message);
  }

  @Test
  void longAndManyNamesAreCut() {
    StringBuilder row = new StringBuilder("{\"" + "x".repeat(50) + "\":0,\"a\\u001bb\":0");
    for (int i = 0; i < 20; i++) {
      row.append(",\"f").append(i).append("\":0");
    }
    assertThat(Needed.found(Resources.node(row + "}"), List.of("answer")))
        .isEqualTo("x".repeat(40) + "..., a?b, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9 and 10 more");
  }

  @Test
  void severalAreAskedForTogether() {
    assertThat(Needed.question(List.of("question", "answer"), List.of("text", "label", "id")))
        .isEqualTo("; are text, label meant to be question, answer?");
    assertThat(Needed.question(List.of("question"), List.of("id"))).isEmpty();
  }
}
