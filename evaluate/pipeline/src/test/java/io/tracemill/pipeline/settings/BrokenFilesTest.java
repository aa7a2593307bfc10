package io.tracemill.pipeline.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.trace.Task;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each broken file says all of its problems, as the {@code .txt} beside it has them. */
class BrokenFilesTest {

  static Stream<String> configs() {
    return Samples.withProblems("config");
  }

  static Stream<String> jobDescriptions() {
    return Samples.withProblems("job");
  }

  @ParameterizedTest
  @MethodSource("configs")
  void config(String name) {
    Problems problems = new Problems();
    Document.read(Samples.path(name), problems)
        .ifPresent(document -> RunSettings.read(document, Overrides.none(), problems));

    assertThat(Samples.lines(problems)).isEqualTo(Samples.text(name + ".txt"));
  }

  /** The file's name begins with the task that it should be fit for. */
  @ParameterizedTest
  @MethodSource("jobDescriptions")
  void jobDescription(String name) {
    Problems problems = new Problems();
    Optional<Task> task =
        Stream.of(Task.values())
            .filter(each -> name.startsWith("job/" + each.key()))
            .max(Comparator.comparingInt(each -> each.key().length()));
    Document.read(Samples.path(name), problems)
        .ifPresent(document -> JobDescriptionReader.read(document, task, problems));

    assertThat(task).isPresent();
    assertThat(Samples.lines(problems)).isEqualTo(Samples.text(name + ".txt"));
  }
}
