package io.tracemill.pipeline.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TracesDirectoryTest {
  @TempDir Path directory;

  @Test
  void findsWhatIsThere() throws IOException {
    make("traces.jsonl.gz", "job_description.json", "config.yml", "test.csv", "notes.txt");

    assertThat(TracesDirectory.find(directory, new Problems()))
        .contains(
            new TracesDirectory(
                directory.resolve("traces.jsonl.gz"),
                directory.resolve("job_description.json"),
                directory.resolve("config.yml"),
                Optional.of(directory.resolve("test.csv")),
                Optional.empty()));
  }

  @Test
  void saysAllThatIsMissingOrThereTwice() throws IOException {
    make("trace.jsonl", "config.yaml", "config.json", "test.jsonl", "test.csv");

    assertThat(found())
        .isEqualTo(
            """
            error DIR: has no traces file: expected traces.jsonl, perhaps .gz or .zst \
            (or .json, .ndjson, .csv, .tsv), or a folder traces but found config.json, config.yaml, test.csv, test.jsonl, \
            trace.jsonl; is trace.jsonl meant to be traces.jsonl?
            error DIR: has no job description: expected job_description.json but found \
            config.json, config.yaml, test.csv, test.jsonl, trace.jsonl
            error DIR: has more than one config: config.yaml, config.json; keep one of them
            error DIR: has more than one test set: test.jsonl, test.csv; keep one of them
            """);
  }

  @Test
  void anEmptyDirectory() {
    assertThat(found())
        .startsWith(
            """
            error DIR: has no traces file: expected traces.jsonl, perhaps .gz or .zst \
            (or .json, .ndjson, .csv, .tsv), or a folder traces but found no files
            """);
  }

  @Test
  void noDirectory() throws IOException {
    make("traces.jsonl");
    Problems problems = new Problems();
    TracesDirectory.find(Path.of("nowhere"), problems);
    TracesDirectory.find(directory.resolve("traces.jsonl"), problems);

    assertThat(shown(problems))
        .isEqualTo(
            """
            error nowhere: no such directory
            error DIR/traces.jsonl: expected a directory but found a file; name the directory that holds it, or give --traces, --job-description and --config
            """);
  }

  @Test
  void filesOneByOne() throws IOException {
    make("traces.jsonl", "my_config.yaml");
    Problems problems = new Problems();
    TracesDirectory files =
        new TracesDirectory(
            directory.resolve("traces.json"),
            directory,
            directory.resolve("my_config.yaml"),
            Optional.of(directory.resolve("test.jsonl")),
            Optional.empty());

    assertThat(TracesDirectory.of(files, problems)).isEmpty();
    assertThat(shown(problems))
        .isEqualTo(
            """
            error DIR/traces.json: no such file; did you mean traces.jsonl?
            error DIR: expected a file but found a directory
            error DIR/test.jsonl: no such file
            """);
  }

  @Test
  void oneExceptionHoldsTheProblemsOfBothFiles() throws IOException {
    make("traces.jsonl");
    Files.writeString(directory.resolve("config.yaml"), "base: {task: classification, sed: 1}");
    Files.writeString(directory.resolve("job_description.json"), "{\"task_description\": \"x\"}");
    Problems problems = new Problems();
    TracesDirectory files = TracesDirectory.find(directory, problems).orElseThrow();

    RequestException thrown =
        catchThrowableOfType(
            RequestException.class, () -> RunInputs.read(files, Overrides.none(), problems));

    assertThat(thrown)
        .hasMessage(
            """
            DIR/config.yaml:1 base.sed: unknown key
            DIR/job_description.json:1 classes_description: is missing; the task classification needs \
            an object of two or more classes and their descriptions"""
                .replace("DIR", directory.toString()));
    assertThat(thrown.problems()).hasSize(2);
  }

  private void make(String... names) throws IOException {
    for (String name : names) {
      Files.createFile(directory.resolve(name));
    }
  }

  private String found() {
    Problems problems = new Problems();
    assertThat(TracesDirectory.find(directory, problems)).isEmpty();
    return shown(problems);
  }

  private String shown(Problems problems) {
    return Samples.lines(problems).replace(directory.toString().replace('\\', '/'), "DIR");
  }
}
