package io.tracemill.prepare.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.json.Field;
import io.tracemill.json.Node;
import io.tracemill.json.Tape;
import io.tracemill.json.text.Line;
import io.tracemill.json.token.Kind;
import io.tracemill.prepare.RandomTrace;
import io.tracemill.prepare.format.Formats;
import io.tracemill.prepare.format.LineItems;
import io.tracemill.trace.Content;
import io.tracemill.trace.DataVersion;
import io.tracemill.trace.Example;
import io.tracemill.trace.Message;
import io.tracemill.trace.Origin;
import io.tracemill.trace.Part;
import io.tracemill.trace.Role;
import io.tracemill.trace.Task;
import io.tracemill.trace.ToolCall;
import io.tracemill.trace.Trace;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows of messages that stand in no line are those of the same messages, recorded. */
final class MadeAnswersTest {
  private static final long SEED = 104_729;
  private static final int TRACES = 300;

  @ParameterizedTest
  @EnumSource
  void rowsDoNotTellWhereAMessageComesFrom(DataVersion version) {
    Tape tape = new Tape();
    for (Task task : List.of(Task.QUESTION_ANSWERING, Task.CHAT_COMPLETION_AGENTIC)) {
      RowWriter recorded = RowShapes.writer(version, task, SystemPrompts.KEEP);
      RowWriter made = RowShapes.writer(version, task, SystemPrompts.KEEP);
      for (long seed = SEED; seed < SEED + TRACES; seed++) {
        RandomTrace random = RandomTrace.of(new Random(seed));
        Line line = Line.of("t", random.line().getBytes(StandardCharsets.UTF_8));
        Node node = tape.read(line);
        Trace trace = (Trace) LineItems.first(Formats.MESSAGES, node, new Origin("t", seed));
        for (int turn = 0; turn < trace.messages().size(); turn++) {
          if (trace.messages().get(turn).role() == Role.ASSISTANT) {
            Example example = new Example(trace, turn);
            assertThat(values(made.row(made(example))))
                .as("seed %d, turn %d of %s", seed, turn, random.line())
                .isEqualTo(values(recorded.row(example)));
          }
        }
      }
    }
  }

  /** As values, those inside strings too: how a text is escaped may differ. */
  private static List<String> values(Row row) {
    return Node.of(new String(row.toBytes(), StandardCharsets.ISO_8859_1)).fields().stream()
        .map(Field::value)
        .map(MadeAnswersTest::value)
        .toList();
  }

  private static String value(Node value) {
    if (value.is(Kind.STRING) && value.text().startsWith("<tool_call>")) {
      return Stream.of(value.text().split("</?tool_call>"))
          .filter(part -> !part.isBlank())
          .map(part -> Node.of(part).canonical())
          .toList()
          .toString();
    }
    return (value.is(Kind.STRING) ? value.insideIfJson().orElse(value) : value).canonical();
  }

  private static Example made(Example example) {
    Trace trace = example.trace();
    List<Message> messages = trace.messages().stream().map(MadeAnswersTest::made).toList();
    Trace copy = new Trace(trace.origin(), messages, Optional.empty(), Optional.empty());
    return new Example(copy, example.turn()).with(made(example.answer()));
  }

  private static Message made(Message message) {
    return new Message(
        message.role(),
        made(message.content()),
        message.toolCalls().stream().map(MadeAnswersTest::made).toList(),
        message.toolCallId().map(id -> Node.ofText(id.text())),
        message.name().map(name -> Node.ofText(name.text())));
  }

  private static ToolCall made(ToolCall call) {
    String arguments = call.arguments().map(object -> object.raw().toString()).orElse("{}");
    ToolCall made = ToolCall.of(call.name().text(), arguments);
    return new ToolCall(call.id().map(id -> Node.ofText(id.text())), made.name(), made.arguments());
  }

  private static Content made(Content content) {
    if (content.isNone()) {
      return content;
    }
    return content.isString()
        ? new Content.Text(content.text())
        : new Content.Parts(content.parts().stream().map(MadeAnswersTest::made).toList());
  }

  private static Part made(Part part) {
    return part.text().<Part>map(text -> Part.Text.of(text.text())).orElse(part);
  }
}
