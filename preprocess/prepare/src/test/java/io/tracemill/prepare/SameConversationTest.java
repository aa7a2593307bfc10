package io.tracemill.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.json.token.TokenizerKind;
import io.tracemill.prepare.flow.DropReason;
import io.tracemill.prepare.format.Formats;
import io.tracemill.prepare.output.RowSettings;
import io.tracemill.prepare.output.SystemPrompts;
import io.tracemill.prepare.slice.Turns;
import io.tracemill.prepare.split.SplitSizes;
import io.tracemill.trace.DataVersion;
import io.tracemill.trace.Task;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What counts as the same conversation, and what does not. */
final class SameConversationTest {
  private static final String A = "{\"role\":\"assistant\",\"content\":\"a\"}";

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"role\":\"user\",\"content\":\"x\"} | { \"content\" : \"\\u0078\", \"role\" : \"user\" }",
        "{\"role\":\"user\",\"content\":\"x\"} | {\"role\":\"user\",\"content\":\" x\\n\\t\"}",
        "{\"role\":\"user\",\"content\":\"x\"} |"
            + " {\"role\":\"user\",\"content\":\"x\",\"name\":\"ann\",\"id\":7}",
        "{\"role\":\"user\",\"content\":\"x\"} |"
            + " {\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"x \"}]}",
        "{\"role\":\"user\",\"content\":\"x\\ny\"} |"
            + " {\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"x\"},"
            + "{\"type\":\"text\",\"text\":\"y\"}]}",
        "{\"role\":\"system\",\"content\":\"x\"} | {\"role\":\"developer\",\"content\":\"x\"}",
        "{\"role\":\"user\",\"content\":\"\"} | {\"role\":\"user\",\"content\":null}",
        "{\"role\":\"user\"} | {\"role\":\"user\",\"content\":null}",
        "{\"role\":\"assistant\",\"tool_calls\":[{\"id\":\"1\",\"function\":{\"name\":\"f\","
            + "\"arguments\":\"{\\\"a\\\":1.0,\\\"b\\\":\\\"é\\\"}\"}}]} |"
            + " {\"role\":\"assistant\",\"content\":\"\",\"tool_calls\":[{\"function\":{\"name\":"
            + "\"f\",\"arguments\":{\"b\":\"\\u00e9\",\"a\":1}}}]}",
        "{\"role\":\"assistant\",\"tool_calls\":[{\"function\":{\"name\":\"f\"}}]} |"
            + " {\"role\":\"assistant\",\"tool_calls\":[{\"function\":{\"name\":\"f\","
            + "\"arguments\":\"{}\"}}]}",
        "{\"role\":\"tool\",\"content\":\"x\",\"tool_call_id\":\"1\"} |"
            + " {\"role\":\"tool\",\"content\":\"x\",\"tool_call_id\":\"2\"}"
      })
  void isTheSame(String one, String other) throws IOException {
    assertThat(duplicates(one, other)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"role\":\"user\",\"content\":\"x\"} | {\"role\":\"user\",\"content\":\"X\"}",
        "{\"role\":\"user\",\"content\":\"x y\"} | {\"role\":\"user\",\"content\":\"x  y\"}",
        "{\"role\":\"user\",\"content\":\"x\"} | {\"role\":\"system\",\"content\":\"x\"}",
        "{\"role\":\"user\",\"content\":\"x\"} | {\"role\":\"tool\",\"content\":\"x\"}",
        "{\"role\":\"assistant\",\"content\":\"ping\"} |"
            + " {\"role\":\"assistant\",\"tool_calls\":[{\"function\":{\"name\":\"ping\"}}]}",
        "{\"role\":\"assistant\",\"tool_calls\":[{\"function\":{\"name\":\"f\","
            + "\"arguments\":{\"a\":1}}}]} |"
            + " {\"role\":\"assistant\",\"tool_calls\":[{\"function\":{\"name\":\"f\","
            + "\"arguments\":{\"a\":\"1\"}}}]}",
        "{\"role\":\"user\",\"content\":\"x\"} |"
            + " {\"role\":\"user\",\"content\":\"x\"},{\"role\":\"user\",\"content\":\"x\"}"
      })
  void isAnother(String one, String other) throws IOException {
    assertThat(duplicates(one, other)).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"Hello  you\" | \" hello you \" | 2",
        "\"x\" | \"y\" | 1",
        "\"\" | \"\" | 1",
        "\" \\n\" | null | 1",
      })
  void aSharedFirstMessageMakesAGroupUnlessItSaysNothing(String one, String other, int largest)
      throws IOException {
    String user = "{\"role\":\"user\",\"content\":";
    assertThat(prepared(user + one + "}," + A, user + other + "}").largestGroup())
        .isEqualTo(largest);
  }

  private long duplicates(String one, String other) throws IOException {
    return prepared(one, other).traces().dropped(DropReason.DUPLICATE);
  }

  /** What becomes of two conversations, which both end with the same answer. */
  private Prepared prepared(String one, String other) throws IOException {
    List<String> lines =
        List.of(
            "{\"messages\":[" + one + "," + A + "]}", "{\"messages\":[" + other + "," + A + "]}");
    Path file = Files.write(folder.resolve("t.jsonl"), lines, StandardCharsets.UTF_8);
    PreparedFiles files = PreparedFiles.of(file, SETTINGS, Optional.empty());
    assertThat(files.rejects()).isEmpty();
    return files.counts();
  }

  private static final PrepareSettings SETTINGS =
      new PrepareSettings(
          Formats.ALL.get(0),
          Turns.LAST,
          Optional.empty(),
          new SplitSizes(1, 1, 1),
          1,
          new RowSettings(
              Task.QUESTION_ANSWERING, DataVersion.V0, SystemPrompts.KEEP, 1000, false, false),
          SystemPrompts.KEEP,
          1 << 20,
          TokenizerKind.JACKSON,
          1);
}
