package io.tracemill.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.json.Resources;
import io.tracemill.trace.Content;
import io.tracemill.trace.DataVersion;
import io.tracemill.trace.Example;
import io.tracemill.trace.Letters;
import io.tracemill.trace.Message;
import io.tracemill.trace.Origin;
import io.tracemill.trace.Role;
import io.tracemill.trace.ToolCall;
import io.tracemill.trace.Trace;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Conversations as letters: system, user, assistant, c: an assistant who calls a tool, w: one who
 * writes a call as text, tool.
 */
final class ToolCallTurnsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "uc      | 1 | [1]       | [1]",
        "ua      | 1 | [1]       | [1]",
        "uw      | 1 | [1]       | [1]",
        "uctc    | 3 | [1, 3]    | [1, 3]",
        "ucta    | 3 | [1]       | [1]",
        "uctw    | 3 | [1, 3]    | [1]",
        "uwuctw  | 5 | [3, 5]    | [3]",
        "uauctac | 6 | [3, 6]    | [3, 6]",
        "uctcuc  | 3 | [1, 3]    | [1, 3]",
        "uaua    | 3 | [3]       | [3]"
      })
  void callsUpToTheAnswer(String conversation, int turn, String v0, String v1) {
    Example example = new Example(trace(conversation), turn);
    assertThat(turns(example, DataVersion.V0)).isEqualTo(v0);
    assertThat(turns(example, DataVersion.V1)).isEqualTo(v1);
  }

  @Test
  void theAnswerThatCountsDecides() {
    Example example = new Example(trace("ucta"), 3);
    Example relabelled = example.with(Message.calling(List.of(ToolCall.of("f", "{}"))));
    assertThat(turns(relabelled, DataVersion.V1)).isEqualTo("[1, 3]");
    assertThat(new ToolCallTurns(DataVersion.V1).of(relabelled)).contains(relabelled);
    Example said = new Example(trace("uctc"), 3);
    said = said.with(Message.saying(Role.ASSISTANT, new Content.Text("no")));
    assertThat(turns(said, DataVersion.V1)).isEqualTo("[1]");
  }

  private static String turns(Example example, DataVersion version) {
    return new ToolCallTurns(version).of(example).stream().map(Example::turn).toList().toString();
  }

  private static Trace trace(String conversation) {
    String messages = Letters.messages(conversation);
    return new Trace(
        new Origin("t", 1),
        ItemReaders.OPENAI.messages(Resources.node(messages)),
        Optional.empty(),
        Optional.empty());
  }
}
