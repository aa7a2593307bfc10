package io.tracemill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an export leaves; what it says is in the sessions. */
final class ExportCommandTest {
  private static final Path RUN = Session.FILES.resolve("exported/both");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(strings = {"inspect", "promptfoo", "mlflow"})
  void sameBytesEachTime(String form) throws Exception {
    Path once = folder.resolve("once.json");
    Path again = folder.resolve("again.json");

    assertThat(export(RUN.toString(), "--to", form, "-o", once.toString())).isZero();
    assertThat(export(RUN.toString(), "--to", form, "-o", again.toString())).isZero();

    assertThat(again).hasSameBinaryContentAs(once);
    assertThat(once).isNotEmptyFile();
    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("once.json", "again.json");
  }

  @Test
  void fileIsReplacedByForceOnly() throws IOException {
    Path to = Files.writeString(folder.resolve("to.json"), "mine");

    assertThat(export(RUN.toString(), "--to", "mlflow", "-o", to.toString())).isEqualTo(2);
    assertThat(to).hasContent("mine");
    assertThat(export(RUN.toString(), "--to", "mlflow", "-o", to.toString(), "--force")).isZero();
    assertThat(to).content().startsWith("{\n\"columns\":[\"row\",\"inputs\"");
  }

  @Test
  void nothingIsLeftWhereNoLineIsARow() throws IOException {
    Path rows = Files.writeString(folder.resolve("rows.jsonl"), "no JSON\n");
    Path to = folder.resolve("to.json");

    assertThat(export(rows.toString(), "--to", "inspect", "-o", to.toString())).isEqualTo(3);

    assertThat(folder.toFile().list()).containsExactly("rows.jsonl");
    assertThat(err.toString().replace(folder + "/", "F/"))
        .isEqualTo(
            "F/rows.jsonl:1 $: not JSON at byte 1: expected a value but found no\n"
                + "tracemill: F/rows.jsonl: expected rows of predictions but found none among 1"
                + " line\n");
  }

  @Test
  void pipesAreReadAndWritten() throws Exception {
    Path rows = RUN.resolve("predictions.jsonl");
    Path to = folder.resolve("to.json");
    assertThat(export(rows.toString(), "--to", "promptfoo", "-o", to.toString())).isZero();

    Child.Ended ended =
        Child.run(
            folder,
            List.of(
                "sh",
                "-c",
                quoted(Child.command(List.of(), List.of("export", "-", "--to", "promptfoo")))
                    + " -o - < "
                    + rows.toAbsolutePath()));

    assertThat(ended.exit()).as(ended.err()).isZero();
    assertThat(ended.out().replaceAll("[0-9a-f]{32}", "ID").replace("stdin", "predictions"))
        .isEqualTo(Files.readString(to, StandardCharsets.UTF_8).replaceAll("[0-9a-f]{32}", "ID"));
    assertThat(ended.err())
        .isEqualTo(
            """
            metric    n    mean  not scored
            accuracy  3  0.6667  0
            3 rows of stdin, answered by model
            """);
  }

  private static String quoted(List<String> words) {
    return String.join(" ", words.stream().map(word -> "'" + word + "'").toList());
  }

  private int export(String... words) {
    List<String> all = new ArrayList<>(List.of("export"));
    all.addAll(List.of(words));
    err.getBuffer().setLength(0);
    return Session.run(all, out, err);
  }
}
