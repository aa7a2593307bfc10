package io.tracemill.prepare.slice;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.json.Node;
import io.tracemill.json.Resources;
import io.tracemill.prepare.flow.Outlet;
import io.tracemill.prepare.flow.Stage;
import io.tracemill.prepare.format.Formats;
import io.tracemill.prepare.format.LineItems;
import io.tracemill.trace.Answer;
import io.tracemill.trace.Example;
import io.tracemill.trace.Letters;
import io.tracemill.trace.Origin;
import io.tracemill.trace.Trace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conversations as letters: system, user, assistant, c: an assistant who calls a tool, tool. */
final class SlicersTest {
  private static final String NONE =
      "no_answer t:1 $: expected an assistant's message but found none in ";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ua     | [1]       | [1]",
        "suaua  | [2, 4]    | [4]",
        "uctaua | [1, 3, 5] | [5]",
        "uau    | [1]       | [1]",
        "aua    | [0, 2]    | [2]",
        "uaa    | [1, 2]    | [2]",
        "a      | [0]       | [0]"
      })
  void answersBecomeExamples(String conversation, String every, String last) throws IOException {
    assertThat(slice(Turns.EVERY.slicer(), trace(conversation))).isEqualTo(every);
    assertThat(slice(Turns.LAST.slicer(), trace(conversation))).isEqualTo(last);
  }

  @ParameterizedTest
  @CsvSource({"u,1", "su,2", "ut,2"})
  void aConversationWithoutAnswerIsDropped(String conversation, int messages) throws IOException {
    for (Turns turns : Turns.values()) {
      assertThat(slice(turns.slicer(), trace(conversation))).isEqualTo("[" + NONE + messages + "]");
    }
  }

  private static String slice(Stage<Trace, Example> stage, Trace item) throws IOException {
    List<String> said = new ArrayList<>();
    stage.take(
        item,
        Outlet.of(
            example -> {
              assertThat(example.prompt()).hasSize(example.turn());
              assertThat(example.chosen()).isEqualTo(Answer.RECORDED);
              said.add(Integer.toString(example.turn()));
            },
            drop -> said.add(drop.reason().key() + " " + drop)));
    return said.toString();
  }

  private static Trace trace(String conversation) {
    String messages = Letters.messages(conversation);
    Node line = Resources.node("{\"messages\":" + messages + "}");
    return (Trace) LineItems.first(Formats.MESSAGES, line, new Origin("t", 1));
  }
}
