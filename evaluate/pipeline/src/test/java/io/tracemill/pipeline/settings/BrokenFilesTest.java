package io.tracemill.pipeline.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.trace.JobDescription;
import io.tracemill.trace.Task;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    Optional<RunSettings> settings =
        Document.read(Samples.path(name), problems)
            .flatMap(document -> RunSettings.read(document, Overrides.none(), problems));

    assertThat(settings.isPresent() || problems.errors() > 0).isTrue();
    assertThat(Samples.lines(problems)).isEqualTo(Samples.text(name + ".txt"));
  }

  /** What is wrong is said by the JSON reader, whose words its own tests hold. */
  @ParameterizedTest
  @CsvSource({
    "comma.json, 5 base",
    "cut.json, 1 task_description",
    "trailing.json, 1",
  })
  void noJson(String name, String place) {
    Problems problems = new Problems();

    assertThat(Document.read(Samples.path("json/" + name), problems)).isEmpty();
    assertThat(Samples.lines(problems))
        .startsWith("error " + name + ":" + place + ": is not JSON: ");
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
    Optional<JobDescription> job =
        Document.read(Samples.path(name), problems)
            .flatMap(document -> JobDescriptionReader.read(document, task, problems));

    assertThat(job.isPresent() || problems.errors() > 0).isTrue();
    assertThat(task).isPresent();
    assertThat(Samples.lines(problems)).isEqualTo(Samples.text(name + ".txt"));
  }
}
