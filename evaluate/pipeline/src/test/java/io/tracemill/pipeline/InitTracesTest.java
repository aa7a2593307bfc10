package io.tracemill.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.json.lines.Input;
import io.tracemill.pipeline.settings.RunSource;
import io.tracemill.pipeline.settings.TracesDirectory;
import io.tracemill.trace.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InitTracesTest {
  private static final Path LOG = Path.of("../cli/src/test/resources/commands/two-jobs.jsonl");

  @TempDir private Path made;

  private InitResult init(Path log, String name, int threads) throws IOException {
    InitRequest request =
        new InitRequest(
            TraceInputs.of(List.of(Input.of(log.toString()))),
            Optional.of(made.resolve(name)),
            false,
            threads);
    return new InitTraces(Ear.listening()).run(request);
  }

  private void run(RunSource source, String name) throws IOException {
    RunRequest usual = RunRequest.of(source);
    new RunJob(new Parrot(), () -> 1, Ear.listening())
        .run(
            new RunRequest(
                usual.source(),
                Optional.of(made.resolve(name)),
                false,
                usual.version(),
                usual.csv(),
                usual.how(),
                false,
                usual.teachers(),
                Optional.empty()));
  }

  private Set<String> rows(String name) throws IOException {
    Set<String> rows = new HashSet<>();
    for (String split : List.of("train", "test")) {
      Files.readAllLines(made.resolve(name).resolve(split + ".jsonl"))
          .forEach(row -> rows.add(split + row));
    }
    return rows;
  }

  @Test
  void twoJobsAreTwoFolders() throws IOException {
    InitResult result = init(LOG, "jobs", 1);

    assertThat(result.folders())
        .extracting(InitResult.Folder::task)
        .containsExactly("classification", "tool-calling-closed-book");
    assertThat(texts(result).toString())
        .contains(
            "You sort the mail of the Acme shop.\nAnswer with one of shipping, refund, billing."
                .replace("\n", "\\n"));
    assertThat(result.leftovers()).hasSize(1);
    assertThat(result.traces()).isEqualTo(37);
    for (InitResult.Folder folder : result.folders()) {
      String name = folder.directory().getFileName() + "-run";
      run(new RunSource.InDirectory(folder.directory()), name);
      assertThat(rows(name)).isNotEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void orderAndThreadsChangeNothing(long seed) throws IOException {
    List<String> lines = Files.readAllLines(LOG);
    Collections.shuffle(lines, new Random(seed));
    Path shuffled = Files.write(made.resolve("two-jobs.jsonl"), lines);

    assertThat(texts(init(shuffled, "shuffled", 3))).isEqualTo(texts(init(LOG, "plain", 1)));
  }

  private static List<String> texts(InitResult result) throws IOException {
    List<String> texts = new ArrayList<>();
    for (InitResult.Folder folder : result.folders()) {
      for (String file : List.of("config.yaml", "job_description.json")) {
        texts.add(Files.readString(folder.directory().resolve(file)));
      }
    }
    return texts;
  }

  /** The rows are nearly those that the job description of a person makes. */
  @ParameterizedTest
  @ValueSource(strings = {"baseline", "mixing", "noisy"})
  void publicTracesAreUnderstood(String name) throws IOException {
    Path real = SharedData.file("tft/" + name);
    InitResult result = init(real.resolve("traces.jsonl"), name, 2);
    InitResult.Folder job = result.folders().get(0);
    run(new RunSource.InDirectory(result.folders().get(0).directory()), "learnt");
    run(
        new RunSource.OneByOne(
            new TracesDirectory(
                real.resolve("traces.jsonl"),
                real.resolve("job_description.json"),
                result.folders().get(0).directory().resolve("config.yaml"),
                Optional.empty(),
                Optional.empty())),
        "real");

    assertThat(job.task()).isEqualTo("multi-turn-tool-calling-closed-book");
    assertThat(job.tools())
        .containsOnlyKeys("FindRestaurants", "ReserveRestaurant", "respond_to_user");
    assertThat(job.tools().toString())
        .contains("city", "cuisine", "restaurant_name", "time", "date", "party_size", "message");
    Set<String> rows = rows("real");
    Set<String> equal = rows("learnt");
    equal.retainAll(rows);
    assertThat(equal.size()).isGreaterThanOrEqualTo(rows.size() * 95 / 100);
  }
}
