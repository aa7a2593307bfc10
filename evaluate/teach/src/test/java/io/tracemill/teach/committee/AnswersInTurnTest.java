package io.tracemill.teach.committee;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.dialect.ItemReaders;
import io.tracemill.json.Node;
import io.tracemill.trace.Content;
import io.tracemill.trace.Example;
import io.tracemill.trace.Message;
import io.tracemill.trace.Origin;
import io.tracemill.trace.Role;
import io.tracemill.trace.Trace;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnswersInTurnTest {
  private static final String CALL =
      "{\"role\":\"assistant\",\"tool_calls\":[{\"id\":\"c1\",\"type\":\"function\","
          + "\"function\":{\"name\":\"ping\",\"arguments\":\"{\\\"host\\\":\\\"ant\\\"}\"}}]}";

  /** An answer, a call with its result, and two more answers. */
  private final Example whole =
      new Example(
          new Trace(
              new Origin("traces.jsonl", 1),
              ItemReaders.OPENAI.messages(
                  Node.of(
                      "[{\"role\":\"system\",\"content\":\"s\"},"
                          + "{\"role\":\"user\",\"content\":\"q1\"},"
                          + "{\"role\":\"assistant\",\"content\":\"a1\"},"
                          + "{\"role\":\"user\",\"content\":\"q2\"},"
                          + CALL
                          + ",{\"role\":\"tool\",\"tool_call_id\":\"c1\",\"content\":\"up\"},"
                          + "{\"role\":\"assistant\",\"content\":\"a2\"},"
                          + "{\"role\":\"user\",\"content\":\"q3\"},"
                          + "{\"role\":\"assistant\",\"content\":\"a3\"}]")),
              Optional.empty(),
              Optional.empty()),
          8);

  @Test
  void theLastAloneWhereItIsNoConversation() {
    AnswersInTurn answers = new AnswersInTurn(whole, false);

    assertThat(answers.isWhole()).isFalse();
    assertThat(answers.turns()).containsExactly(8);
    assertThat(answers.at(8)).isSameAs(whole);
    assertThat(answers.rewritten()).isEmpty();
    assertThat(answers.replace(8, saying("b3"))).isTrue();
    assertThat(answers.rewritten().map(Example::answer)).contains(saying("b3"));
    assertThat(answers.rewritten().map(Example::prompt)).contains(whole.prompt());
  }

  @Test
  void callsInTheMiddleStayWithTheirResults() {
    AnswersInTurn answers = new AnswersInTurn(whole, true);

    assertThat(answers.turns()).containsExactly(2, 6, 8);
  }

  @Test
  void earlierAnswersAreAsTheyNowStand() {
    AnswersInTurn answers = new AnswersInTurn(whole, true);
    List<Message> before = whole.prompt();

    assertThat(answers.at(2).prompt()).isEqualTo(before.subList(0, 2));
    assertThat(answers.at(2).turn()).isEqualTo(2);
    assertThat(answers.replace(2, saying("b1"))).isTrue();

    Example second = answers.at(6);
    assertThat(second.prompt().get(2)).isEqualTo(saying("b1"));
    assertThat(second.prompt().subList(3, 6)).isEqualTo(before.subList(3, 6));
    assertThat(second.answer()).isEqualTo(before.get(6));
    assertThat(second.trace().origin()).isEqualTo(whole.trace().origin());

    Example all = answers.rewritten().orElseThrow();
    assertThat(all.turn()).isEqualTo(8);
    assertThat(all.prompt().get(2)).isEqualTo(saying("b1"));
    assertThat(all.answer()).isEqualTo(whole.answer());
  }

  @Test
  void answerInTheMiddleCannotBecomeACall() {
    AnswersInTurn answers = new AnswersInTurn(whole, true);
    Message call = whole.prompt().get(4);

    assertThat(answers.replace(6, call)).isFalse();
    assertThat(answers.at(8).prompt().get(6)).isEqualTo(whole.prompt().get(6));
    assertThat(answers.rewritten()).isEmpty();
    assertThat(answers.replace(8, call)).isTrue();
    assertThat(answers.rewritten().map(Example::answer)).contains(call);
  }

  @Test
  void sameAnswersAreNothingNew() {
    AnswersInTurn answers = new AnswersInTurn(whole, true);

    assertThat(answers.replace(2, whole.prompt().get(2))).isTrue();
    assertThat(answers.replace(8, whole.answer())).isTrue();
    assertThat(answers.rewritten()).isEmpty();
  }

  private static Message saying(String text) {
    return Message.saying(Role.ASSISTANT, new Content.Text(text));
  }
}
