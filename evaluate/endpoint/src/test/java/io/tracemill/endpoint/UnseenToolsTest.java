package io.tracemill.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.ask.Decoding;
import io.tracemill.ask.Prompt;
import io.tracemill.ask.Request;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server that takes tools, and whose model may not see them. */
class UnseenToolsTest {

  /** Answers one prompt after another, with so many tokens each. */
  private static FaultyServer counting(String... tokens) {
    return EndpointTrial.parrot()
        .script(
            heard -> {
              int row = Integer.parseInt(EndpointTrial.lastWords(heard.messages()));
              String yes = ServerReply.message("Yes.");
              return Optional.of(ServerReply.chat(yes, "stop", Integer.parseInt(tokens[row]), 2));
            });
  }

  private static Request row(int row, int toolCharacters) {
    String messages = "[{\"role\":\"user\",\"content\":\"" + row + "\"}]";
    String around = "[{\"type\":\"function\",\"function\":{\"name\":\"\"}}]";
    String name = "f".repeat(Math.max(0, toolCharacters - around.length()));
    String tools = name.isEmpty() ? "[]" : around.replace("\"\"", '"' + name + '"');
    assertThat(tools).hasSize(toolCharacters);
    Decoding decoding = new Decoding(EndpointTrial.MAX_TOKENS, 0, 1, 7, List.of());
    return new Request(row, new Prompt.Conversation(messages, tools), decoding);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2000 | 60       | true  | far fewer than tools can be",
        "2000 | 60 61 62 | true  | each time",
        "2000 | 500      | false | as many as usual",
        "2000 | 170      | false | few, but there may be such a tokenizer",
        "2000 | 500 30   | false | the server remembered most of the second one",
        "2000 | 0        | false | not counted",
        "2000 | 0 60     | true  | counted later",
        "399  | 5        | false | too short to be seen",
        "2    | 60       | false | no tools",
      })
  void tokensTellOfTools(int characters, String counts, boolean doubted, String why)
      throws IOException {
    String[] tokens = counts.split(" ");
    List<Request> rows = new ArrayList<>();
    for (int row = 0; row < tokens.length; row++) {
      rows.add(row(row, characters));
    }
    try (FaultyServer server = counting(tokens);
        Endpoint endpoint =
            Endpoint.open(
                EndpointTrial.withParallel(EndpointTrial.settings(server), 1),
                EndpointListener.NONE)) {
      EndpointTrial.ask(endpoint, rows);

      List<String> doubts =
          doubted
              ? List.of(
                  "parrot at "
                      + server.address()
                      + " counted 60 tokens for a prompt whose tools alone are 2000 characters: its"
                      + " chat template seems to show no tools, so that the model cannot call any;"
                      + " give the server a template that shows them")
              : List.of();
      assertThat(endpoint.doubts()).as(why).isEqualTo(doubts);
    }
  }
}
