package io.tracemill.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.json.Case;
import io.tracemill.json.token.TokenizerKind;
import io.tracemill.prepare.format.Formats;
import io.tracemill.prepare.output.RowSettings;
import io.tracemill.prepare.output.SystemPrompts;
import io.tracemill.prepare.screen.duplicates.DuplicateReason;
import io.tracemill.prepare.screen.duplicates.Duplicates;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What counts as the same conversation, and what does not. */
final class SameConversationTest {
  private static final String A = "{\"role\":\"assistant\",\"content\":\"a\"}";

  @TempDir private Path folder;

  @TestFactory
  Stream<DynamicTest> isTheSameOrAnother() {
    return Case.tests(
        "/conversations/same.jsonl",
        each -> {
          Prepared counts = prepared(messages(each, "one", A), messages(each, "other", A));
          assertThat(counts.traces().dropped(DuplicateReason.DUPLICATE))
              .isEqualTo(each.is("same") ? 1 : 0);
        });
  }

  @TestFactory
  Stream<DynamicTest> aSharedFirstMessageMakesAGroupUnlessItSaysNothing() {
    return Case.tests(
        "/conversations/groups.jsonl",
        each ->
            assertThat(
                    prepared(messages(each, "one", A, A), messages(each, "other", A))
                        .largestGroup())
                .isEqualTo(each.number("group")));
  }

  private static String messages(Case each, String field, String... behind) {
    Stream<String> begin = each.items(field).stream().map(message -> message.raw().toString());
    return Stream.concat(begin, Stream.of(behind)).collect(Collectors.joining(","));
  }

  /** What becomes of two conversations. */
  private Prepared prepared(String one, String other) throws IOException {
    List<String> lines = List.of("{\"messages\":[" + one + "]}", "{\"messages\":[" + other + "]}");
    Path file = Files.write(folder.resolve("t.jsonl"), lines, StandardCharsets.UTF_8);
    PreparedFiles files = PreparedFiles.of(file, SETTINGS, Optional.empty());
    assertThat(files.rejects()).isEmpty();
    return files.counts();
  }

  private static final PrepareSettings SETTINGS =
      new PrepareSettings(
          Formats.ALL.get(0),
          Turns.LAST,
          List.of(new Duplicates()),
          new SplitSizes(1, 1, 1),
          1,
          new RowSettings(
              Task.QUESTION_ANSWERING, DataVersion.V0, SystemPrompts.KEEP, 1000, false, false),
          SystemPrompts.KEEP,
          1 << 20,
          TokenizerKind.JACKSON,
          1);
}
