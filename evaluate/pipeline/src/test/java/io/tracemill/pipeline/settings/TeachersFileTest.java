package io.tracemill.pipeline.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.pipeline.settings.TeacherEntry.Answers;
import io.tracemill.pipeline.settings.TeacherEntry.Directory;
import io.tracemill.pipeline.settings.TeacherEntry.Endpoint;
import io.tracemill.pipeline.settings.TeacherEntry.Price;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TeachersFileTest {
  /** Part of everything in the files that is secret. */
  private static final String SECRET = "s3cr3t";

  static Stream<String> files() {
    return Samples.withProblems("teachers");
  }

  @ParameterizedTest
  @MethodSource("files")
  void saysAllThatIsWrong(String name) {
    Problems problems = new Problems();
    Optional<TeachersFile> read = TeachersFile.read(Samples.path(name), 4, problems);

    assertThat(read.isPresent()).isEqualTo(problems.errors() == 0);
    assertThat(Samples.lines(problems)).isEqualTo(Samples.text(name + ".txt"));
    assertThat(problems.all().toString()).doesNotContain(SECRET);
  }

  @Test
  void everyKey() {
    TeachersFile file = read("every-key.yaml");

    assertThat(file.file()).isEqualTo("every-key.yaml");
    assertThat(file.entries())
        .containsOnlyKeys("openai.gpt-oss-120b", "far", "small-local", "replayed");
    assertThat(file.entries().get("openai.gpt-oss-120b"))
        .isEqualTo(
            new TeacherEntry(
                "openai.gpt-oss-120b",
                new Endpoint(
                    URI.create("http://127.0.0.1:8080/v1"),
                    Optional.of("gpt-oss-120b"),
                    Optional.of("TEACHER_KEY"),
                    false,
                    8,
                    OptionalInt.of(32768),
                    "{\"chat_template_kwargs\":{\"enable_thinking\":false}}"),
                512,
                Optional.of(new Price(new BigDecimal("0.15"), new BigDecimal("0.6")))));
  }

  @Test
  void whatIsLeftOutIsAsUsual() {
    TeachersFile file = read("every-key.yaml");
    Path folder = Samples.path("teachers");

    TeacherEntry far = file.entries().get("far");
    assertThat(far.place()).isEqualTo("https://models.example.org/openai/v1/chat/completions");
    assertThat(far.kind())
        .isEqualTo(
            new Endpoint(
                URI.create(far.place() + "?api-version=2026-01-01"),
                Optional.empty(),
                Optional.empty(),
                true,
                4,
                OptionalInt.empty(),
                "{}"));
    assertThat(file.entries().get("small-local"))
        .isEqualTo(
            new TeacherEntry(
                "small-local", new Directory(folder.resolve("..")), 64, Optional.empty()));
    assertThat(file.entries().get("replayed"))
        .isEqualTo(
            new TeacherEntry(
                "replayed", new Answers(folder.resolve("every-key.yaml")), 2048, Optional.empty()));
  }

  @Test
  void nameWithoutAnEntrySaysWhatToWrite() {
    TeachersFile file = read("every-key.yaml");
    Problems problems = new Problems();

    assertThat(file.entry("far", "evaluation.llm_as_a_judge_model_name", problems)).isPresent();
    assertThat(file.entry("small-locla", "base.teacher_model_name", problems)).isEmpty();
    assertThat(file.entry("zai.glm-5", "base.teacher_model_name", problems)).isEmpty();
    assertThat(Samples.lines(problems))
        .isEqualTo(
            """
            error every-key.yaml:1 small-locla: has no entry, but base.teacher_model_name names \
            it; write who answers by that name: `small-locla: {endpoint: \
            http://127.0.0.1:8080/v1}` or {directory: ...} or {answers: ...}; did you mean \
            small-local?
            error every-key.yaml:1 zai.glm-5: has no entry, but base.teacher_model_name names it; \
            write who answers by that name: `zai.glm-5: {endpoint: http://127.0.0.1:8080/v1}` or \
            {directory: ...} or {answers: ...}
            """);
  }

  @Test
  void isNotThere() {
    Problems problems = new Problems();

    assertThat(TeachersFile.read(Samples.path("teachers/none.yaml"), 4, problems)).isEmpty();
    assertThat(Samples.lines(problems))
        .isEqualTo("error none.yaml: expected a file that can be read but found none\n");
  }

  @Test
  void standsBesideTheConfig(@TempDir Path folder) throws IOException {
    Path config = folder.resolve("config.yaml");

    assertThat(TeachersFile.beside(config)).isEmpty();
    Path shorter = Files.createFile(folder.resolve("teachers.yml"));
    assertThat(TeachersFile.beside(config)).contains(shorter);
    Path usual = Files.createFile(folder.resolve("teachers.yaml"));
    assertThat(TeachersFile.beside(config)).contains(usual);
  }

  private static TeachersFile read(String name) {
    Problems problems = new Problems();
    Optional<TeachersFile> read = TeachersFile.read(Samples.path("teachers/" + name), 4, problems);
    assertThat(problems.all()).isEmpty();
    return read.orElseThrow();
  }
}
