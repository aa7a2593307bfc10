package io.tracemill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.pipeline.NotAcceptable;
import io.tracemill.pipeline.settings.Problems;
import io.tracemill.pipeline.settings.RequestException;
import java.io.EOFException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way to fail has its words and its exit code. */
class FailuresTest {
  private static final String MISTAKE =
      "tracemill: this is a mistake of Tracemill; please report it with what follows\n";

  private final StringWriter err = new StringWriter();

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(new NoSuchFileException("a.jsonl"), 1, "tracemill: a.jsonl: no such file\n"),
        Arguments.of(new AccessDeniedException("a"), 1, "tracemill: a: permission denied\n"),
        Arguments.of(new FileSystemException("a", null, "Is red"), 1, "tracemill: a: Is red\n"),
        Arguments.of(new FileSystemException("a"), 1, "tracemill: a: cannot be used\n"),
        Arguments.of(new IOException("Torn"), 1, "tracemill: Torn\n"),
        Arguments.of(new EOFException(), 1, "tracemill: EOFException\n"),
        Arguments.of(new UncheckedIOException(new IOException("Torn")), 1, "tracemill: Torn\n"),
        Arguments.of(new StandardOut.ClosedPipe(new IOException("Broken pipe")), 141, ""),
        Arguments.of(use("max-x", "expected 1"), 2, "tracemill: --max-x: expected 1\n"),
        Arguments.of(use("x", "expected 1"), 2, "tracemill: -x: expected 1\n"),
        Arguments.of(use("none", "expected 1"), 2, "tracemill: `none`: expected 1\n"),
        Arguments.of(
            new InvalidPathException("x?", "unmappable characters"),
            2,
            "tracemill: x?: not a name of a file: the locale has no such letters; set"
                + " LC_ALL=C.UTF-8, or another of UTF-8 that locale -a lists\n"),
        Arguments.of(new NotAcceptable("3 lines rejected"), 3, "tracemill: 3 lines rejected\n"));
  }

  private static RequestException use(String setting, String message) {
    Problems problems = new Problems();
    problems.use(setting, message);
    return problems.exception();
  }

  @ParameterizedTest
  @MethodSource("failures")
  void isToldInOneLine(Exception failure, int exit, String words) {
    assertThat(handle(failure)).isEqualTo(exit);
    assertThat(err).hasToString(words);
  }

  @ParameterizedTest
  @ValueSource(strings = {"evaluate --model \0", "prompt --model m --test \0", "convert \0"})
  void nameThatIsNone(String line) {
    PrintWriter writer = new PrintWriter(err, true);

    assertThat(Tracemill.run(writer, writer, line.split(" "))).isEqualTo(2);
    assertThat(err).hasToString("tracemill: \0: not a name of a file: Nul character not allowed\n");
  }

  @Test
  void aServerElsewhereIsNotAskedByItself(@TempDir Path folder) {
    PrintWriter writer = new PrintWriter(err, true);
    List<String> line =
        List.of(
            "evaluate",
            "--model",
            "http://192.0.2.1:8080/v1#q",
            "--test",
            Session.FILES.resolve("answering/labels/test.jsonl").toString(),
            "-o",
            folder.resolve("p").toString());

    assertThat(Tracemill.run(writer, writer, line.toArray(String[]::new))).isEqualTo(2);
    assertThat(err)
        .hasToString(
            "`http://192.0.2.1:8080/v1#q`: 192.0.2.1 is another machine, and nothing leaves this one by"
                + " itself: if the traces may go there, give --leaves-machine\n");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void mistakeIsToldWithItsTrace() {
    assertThat(handle(new IllegalStateException("odd"))).isEqualTo(70);
    assertThat(err.toString())
        .startsWith(MISTAKE + "java.lang.IllegalStateException: odd")
        .contains("at io.tracemill.cli.FailuresTest.mistakeIsToldWithItsTrace");
  }

  @Test
  void errorsOfTheMachine() {
    PrintWriter writer = new PrintWriter(err);

    assertThat(Failures.error(new OutOfMemoryError(), writer)).isEqualTo(1);
    assertThat(err)
        .hasToString(
            "tracemill: out of memory; give it more, such as with TRACEMILL_OPTS=-Xmx4g, or use"
                + " fewer --threads\n");
    err.getBuffer().setLength(0);
    assertThat(Failures.error(new StackOverflowError(), writer)).isEqualTo(70);
    assertThat(err.toString()).startsWith(MISTAKE + "java.lang.StackOverflowError");
  }

  @Test
  void schemaThatCannotBeUsedIsWrongUse(@TempDir Path folder) throws IOException {
    Path data = Generated.directory(folder.resolve("data"), 1_000);
    Path config = data.resolve("config.yaml");
    String text = Files.readString(config);
    Files.writeString(config, text.replace("question-answering", "tool-calling-closed-book"));
    Files.writeString(
        data.resolve("job_description.json"),
        """
        {"task_description": "Lights a lamp.", "tools": [{"name": "light", "parameters":
          {"type": "object", "properties": {"lamp": {"pattern": "[z-a]"}}}}]}
        """);
    String out = folder.resolve("out").toString();
    List<String> run = List.of("run", data.toString(), "--out", out);

    assertThat(Session.run(run, new StringWriter(), err)).isEqualTo(2);
    assertThat(err.toString())
        .contains(
            "job_description.json:1 $: expected a JSON schema of the arguments of light but found"
                + " one that cannot be used");
    assertThat(folder).isDirectoryNotContaining(file -> file.toString().contains("out"));
  }

  private int handle(Exception failure) {
    List<Option> options = List.of(Option.whole("--max-x", "N"), Option.flag("-x, --x"));
    return Failures.exitCode(failure, new SettingNames(options), new PrintWriter(err, true));
  }
}
