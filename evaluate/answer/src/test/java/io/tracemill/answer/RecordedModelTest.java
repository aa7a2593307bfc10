package io.tracemill.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracemill.ask.Decoding;
import io.tracemill.ask.Ending;
import io.tracemill.ask.Outcome;
import io.tracemill.ask.Prompt;
import io.tracemill.ask.Request;
import io.tracemill.json.DataException;
import io.tracemill.score.PredictionsReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecordedModelTest {
  private static final String TEXT_ROW =
      "{\"question\":\"Where is my parcel?\",\"answer\":\"parcel\",\"prediction\":\"letter\"}\n";
  private static final String CONVERSATION_ROW =
      "{\"question\":\"[{\\\"role\\\":\\\"system\\\",\\\"content\\\":\\\"Sort.\\\"},"
          + "{\\\"role\\\":\\\"user\\\",\\\"content\\\":\\\"q1\\\"},"
          + "{\\\"role\\\":\\\"assistant\\\",\\\"content\\\":\\\"a1\\\"},"
          + "{\\\"role\\\":\\\"user\\\",\\\"content\\\":\\\"q2\\\"}]\","
          + "\"answer\":\"a2\",\"prediction\":\"p2\"}\n";
  private static final String MESSAGE =
      "{\"role\":\"assistant\",\"content\":null,\"tool_calls\":[{\"id\":\"1\",\"type\":\"function\","
          + "\"function\":{\"name\":\"ping\",\"arguments\":\"{}\"}}]}";

  private static RecordedModel model(String rows) throws IOException {
    return RecordedModel.read(
        new PredictionsReader(
            "answers.jsonl", new ByteArrayInputStream(rows.getBytes(StandardCharsets.UTF_8))),
        "hash");
  }

  private static Prompt user(String... texts) {
    StringBuilder messages = new StringBuilder("[");
    for (int i = 0; i < texts.length; i++) {
      String role = i % 2 == 0 ? "user" : "assistant";
      messages.append(i == 0 ? "" : ",").append("{\"role\":\"").append(role);
      messages.append("\",\"content\":\"").append(texts[i]).append("\"}");
    }
    return new Prompt.Conversation(messages.append("]").toString(), "[]");
  }

  private static List<Outcome> answers(RecordedModel model, Prompt... prompts) throws IOException {
    List<Request> requests = new ArrayList<>();
    for (Prompt prompt : prompts) {
      requests.add(new Request(requests.size(), prompt, Decoding.greedy(8)));
    }
    List<Outcome> outcomes = new ArrayList<>();
    model.generator().generate(requests.iterator(), outcomes::add);
    return outcomes;
  }

  private static Outcome said(int row, String text) {
    return new Outcome.Answered(row, text, 0, 0, Ending.END_TOKEN, false);
  }

  private static Outcome unknown(int row) {
    return new Outcome.Failed(row, "no answer to it was recorded");
  }

  @Test
  void isFoundByItsConversation() throws IOException {
    assertThat(
            answers(
                model(TEXT_ROW + CONVERSATION_ROW),
                user("Where is my parcel?"),
                user("q1", "a1", "q2"),
                new Prompt.Text("Where is my parcel?")))
        .containsExactly(said(0, "letter"), said(1, "p2"), said(2, "letter"));
  }

  @Test
  void systemMessagesDoNotCount() throws IOException {
    Prompt other =
        new Prompt.Conversation(
            "[{\"role\":\"system\",\"content\":\"Other words.\"},"
                + "{\"role\":\"user\",\"content\":\"Where is my parcel?\"}]",
            "[]");

    assertThat(answers(model(TEXT_ROW), other)).containsExactly(said(0, "letter"));
  }

  @Test
  void whatWasNotRecordedFails() throws IOException {
    assertThat(
            answers(
                model(TEXT_ROW + CONVERSATION_ROW),
                user("Where is my letter?"),
                user("q1"),
                user("q1", "a1", "q2", "a2", "q3"),
                user("q1", "other", "q2")))
        .containsExactly(unknown(0), unknown(1), unknown(2), unknown(3));
  }

  @Test
  void ofSeveralAnswersTheFirstCounts() throws IOException {
    String again = TEXT_ROW.replace("\"prediction\":\"letter\"", "\"prediction\":\"card\"");

    assertThat(answers(model(TEXT_ROW + again), user("Where is my parcel?")))
        .containsExactly(said(0, "letter"));
  }

  @Test
  void messageOfDataVersion1IsAMessage() throws IOException {
    String row =
        "{\"prompt\":\"[{\\\"role\\\":\\\"user\\\",\\\"content\\\":\\\"Ping!\\\"}]\","
            + "\"completion\":\"[]\",\"prediction\":\""
            + ("[" + MESSAGE + "]").replace("\\", "\\\\").replace("\"", "\\\"")
            + "\"}\n";

    assertThat(answers(model(row), user("Ping!")))
        .containsExactly(
            new Outcome.Answered(0, "", Optional.of(MESSAGE), 0, 0, Ending.END_TOKEN, false));
  }

  @Test
  void rowWithoutAnAnswerIsTold() {
    assertThatThrownBy(() -> model(TEXT_ROW + "{\"question\":\"q\",\"answer\":\"a\"}\n"))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith("answers.jsonl:2");
  }

  @Test
  void isKnownByItsHash() throws IOException {
    try (RecordedModel model = model(TEXT_ROW)) {
      assertThat(model.identity()).isEqualTo(Map.of("recorded", "hash"));
      assertThat(model.scorer()).isEmpty();
      assertThat(model.doubts()).isEmpty();
    }
  }
}
