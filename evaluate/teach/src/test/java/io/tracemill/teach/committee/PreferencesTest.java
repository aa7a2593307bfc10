package io.tracemill.teach.committee;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.answer.prompt.PromptSettings;
import io.tracemill.dialect.ItemReaders;
import io.tracemill.json.Node;
import io.tracemill.prepare.output.RowSettings;
import io.tracemill.prepare.output.SystemPrompts;
import io.tracemill.teach.PromptFiles;
import io.tracemill.teach.ScriptedTeacher;
import io.tracemill.trace.DataVersion;
import io.tracemill.trace.Example;
import io.tracemill.trace.JobDescription;
import io.tracemill.trace.Jobs;
import io.tracemill.trace.Message;
import io.tracemill.trace.Origin;
import io.tracemill.trace.Task;
import io.tracemill.trace.Trace;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Pairs in the form that TRL calls preference, conversational, with an explicit prompt. */
class PreferencesTest {
  private static final String TOOL =
      "{\"type\":\"function\",\"function\":{\"name\":\"ping\",\"parameters\":{\"type\":\"object\","
          + "\"properties\":{\"host\":{\"type\":\"string\"}}}}}";
  private static final String ANSWER = "{\"role\":\"assistant\",\"content\":\"parcel\"}";
  private static final String CALL =
      "{\"role\":\"assistant\",\"content\":\"\",\"tool_calls\":[{\"type\":\"function\","
          + "\"function\":{\"name\":\"ping\",\"arguments\":{\"host\":\"ant\"}}}]}";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private String pair(Task task, JobDescription job, String messages, String line)
      throws IOException {
    RowSettings rows =
        new RowSettings(task, DataVersion.V0, SystemPrompts.REMOVE, 1_000_000, false, true);
    ScriptedTeacher nobody = new ScriptedTeacher("nobody", prompt -> "");
    CommitteeSettings settings =
        new CommitteeSettings(
            List.of(nobody),
            nobody,
            true,
            Contested.KEEP,
            OptionalInt.empty(),
            1,
            PromptSettings.of(task, job),
            rows,
            PromptFiles.builtIn());
    List<Message> read = ItemReaders.OPENAI.messages(Node.of(messages));
    Trace trace =
        new Trace(new Origin("traces.jsonl", 1), read, Optional.empty(), Optional.empty());
    new Preferences(settings, out)
        .write(new Example(trace, read.size() - 1), new RelabelLine(Node.of(line)));
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void textsWithTheStudentsPrompt() throws IOException {
    JobDescription job = Jobs.of("{\"task_description\":\"Sort.\"}");
    String messages =
        "[{\"role\":\"system\",\"content\":\"of the trace\"},"
            + "{\"role\":\"user\",\"content\":\"Wo ist es?\"},"
            + "{\"role\":\"assistant\",\"content\":\"letter\"}]";
    String pair = pair(Task.QUESTION_ANSWERING, job, messages, "{\"answer\":" + ANSWER + "}");

    assertThat(pair)
        .isEqualTo(
            "{\"prompt\":[{\"role\":\"system\",\"content\":\"Sort.\"},"
                + "{\"role\":\"user\",\"content\":\"Wo ist es?\"}],"
                + "\"chosen\":["
                + ANSWER
                + "],\"rejected\":[{\"role\":\"assistant\",\"content\":\"letter\"}]}\n");
  }

  @Test
  void callsWithTheirTools() throws IOException {
    JobDescription job = Jobs.of("{\"task_description\":\"Ping.\",\"tools\":[" + TOOL + "]}");
    String messages =
        "[{\"role\":\"user\",\"content\":\"Ping ant\"},"
            + "{\"role\":\"assistant\",\"content\":\"Which one?\"}]";
    Node pair =
        Node.of(
            pair(Task.TOOL_CALLING_CLOSED_BOOK, job, messages, "{\"answer\":" + CALL + "}")
                .strip());

    assertThat(pair.fields())
        .extracting(field -> field.key())
        .containsExactly("prompt", "chosen", "rejected", "tools");
    assertThat(pair.fields().get(1).value().raw()).hasToString("[" + CALL + "]");
    assertThat(pair.fields().get(2).value().raw())
        .hasToString("[{\"role\":\"assistant\",\"content\":\"Which one?\"}]");
    assertThat(pair.fields().get(3).value().canonical())
        .isEqualTo(Node.of("[" + TOOL + "]").canonical());
  }

  @Test
  void nothingWhereTheRecordedAnswerStays() throws IOException {
    JobDescription job = Jobs.of("{\"task_description\":\"Sort.\"}");
    String messages =
        "[{\"role\":\"user\",\"content\":\"q\"},{\"role\":\"assistant\",\"content\":\"a\"}]";

    assertThat(pair(Task.QUESTION_ANSWERING, job, messages, "{\"changed\":false}")).isEmpty();
  }
}
