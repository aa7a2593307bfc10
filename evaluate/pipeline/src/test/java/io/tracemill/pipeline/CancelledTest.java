package io.tracemill.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.json.lines.Input;
import io.tracemill.pipeline.files.Csv;
import io.tracemill.pipeline.files.Sink;
import io.tracemill.pipeline.model.ModelName;
import io.tracemill.pipeline.model.ModelPlan;
import io.tracemill.pipeline.settings.DatasetFiles;
import io.tracemill.pipeline.settings.Problems;
import io.tracemill.pipeline.teachers.TeacherSettings;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Use cases that are called from a thread of somebody's own, without a command line, and cancelled
 * somewhere on their way: nothing is left of them, and what was there before is as it was.
 */
class CancelledTest {
  private static final int CANCELLATIONS = 25;
  private static final ModelPlan PLAN =
      ModelPlan.of(new ModelName.Directory(Path.of("models/parrot")));

  @TempDir private Path folder = Path.of("");

  /** What is to be cancelled. */
  private interface Case {
    void run(Ear ear) throws Exception;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void conversion(int threads) throws Exception {
    Lighthouse job = new Lighthouse(folder, 6_000);
    ConvertRequest request =
        new ConvertRequest(
            TraceInputs.of(List.of(Input.of(job.traces().toString()))),
            ConvertRequest.Rows.USUAL,
            Optional.empty(),
            Sink.of(job.file("rows.jsonl").toString()),
            Optional.of(job.file("left.jsonl")),
            threads == 1 ? Csv.EXACT : Csv.NONE,
            threads,
            false);
    cancelEverywhere(
        job, ear -> new ConvertTraces(OutputStream.nullOutputStream(), ear).run(request));
  }

  @Test
  void runWithoutAModel() throws Exception {
    Lighthouse job = new Lighthouse(folder, 3_000);
    RunRequest request = run(job, Optional.empty());
    cancelEverywhere(job, ear -> new RunJob(new Parrot(), () -> 7, ear).run(request));
  }

  @Test
  void growingDataset() throws Exception {
    Lighthouse job = new Lighthouse(folder, 3_000);
    DatasetFiles files = DatasetFiles.find(job.file("data"), new Problems()).orElseThrow();
    RelabelTracesRequest request =
        RelabelTracesRequest.of(files, DatasetSplit.TRAIN, job.file("out"));
    cancelEverywhere(job, ear -> new RelabelTraces(new Parrot(), () -> 7, ear).run(request));
  }

  @Test
  void runWithAModel() throws Exception {
    Lighthouse job = new Lighthouse(folder, 500);
    RunRequest request = run(job, Optional.of(PLAN));
    cancelEverywhere(job, ear -> new RunJob(new Parrot(), () -> 7, ear).run(request));
  }

  @Test
  void evaluation() throws Exception {
    Lighthouse job = new Lighthouse(folder, 2);
    EvaluateRequest request = evaluation(job, job.testSet(60));
    cancelEverywhere(job, ear -> new EvaluateModel(new Parrot(), ear).run(request));
  }

  @Test
  void exporting() throws Exception {
    Lighthouse job = new Lighthouse(folder, 2);
    Path rows = job.file("rows.jsonl");
    String row = "{\"question\":\"q\",\"answer\":\"a\",\"prediction\":\"p\",\"rouge\":0.5}\n";
    Files.writeString(rows, row.repeat(100));
    ExportRequest request =
        ExportRequest.read(
            Form.with("predictions=" + rows, "to=inspect", "out=" + job.file("log.json")));
    cancelEverywhere(
        job, ear -> new ExportPredictions(OutputStream.nullOutputStream(), ear).run(request));
  }

  /** The rows of an earlier evaluation are no part of this one: they are there for the next. */
  @Test
  void whatAnEarlierEvaluationFinishedStays() throws Exception {
    Lighthouse job = new Lighthouse(folder, 2);
    EvaluateRequest request = evaluation(job, job.testSet(60));
    Progress failing =
        new Progress() {
          @Override
          public void answered(RowsAnswered now) {
            if (now.finished() == 40) {
              throw new IllegalStateException("the power is gone");
            }
          }
        };
    assertThat(endOf(() -> new EvaluateModel(new Parrot(), failing).run(request)))
        .hasMessage("the power is gone");

    Ear ear = Ear.cancelling(30);
    assertThat(endOf(() -> new EvaluateModel(new Parrot(), ear).run(request)))
        .isInstanceOf(CancelledException.class);
    assertThat(job.names()).containsExactly("asked", "data", "p.jsonl.journal");
    Ear rest = Ear.listening();
    new EvaluateModel(new Parrot(), rest).run(request);
    assertThat(rest.heard()).contains("note resumed: 40 of 60 rows were finished");
    assertThat(job.names()).containsExactly("answers.jsonl", "asked", "data", "p.jsonl");
  }

  private static RunRequest run(Lighthouse job, Optional<ModelPlan> model) {
    RunRequest usual = RunRequest.of(job.source());
    return new RunRequest(
        usual.source(),
        Optional.of(job.file("out")),
        false,
        usual.version(),
        Csv.EXACT,
        usual.how(),
        false,
        TeacherSettings.USUAL,
        model);
  }

  private static EvaluateRequest evaluation(Lighthouse job, Path test) {
    return new EvaluateRequest(
        PLAN,
        new AskedRows(test, Optional.empty(), Optional.empty(), Optional.empty()),
        Optional.empty(),
        Optional.of(job.file("p.jsonl")),
        Optional.of(job.file("answers.jsonl")),
        false,
        false,
        Optional.empty());
  }

  /** Counts how often the use case asks, and cancels it at several of these times. */
  private static void cancelEverywhere(Lighthouse job, Case useCase) throws Exception {
    Map<String, String> before = job.files();
    long seed = 5;
    Random random = new Random(seed);
    int most = 1_000;
    for (int time = 0; time < CANCELLATIONS; time++) {
      int at = time < 3 ? time + 1 : 1 + random.nextInt(most);
      Ear ear = Ear.cancelling(at);
      Exception end = endOf(() -> run(useCase, ear));
      if (end instanceof CancelledException) {
        assertThat(job.files()).as("seed %d, cancelled at %d", seed, at).isEqualTo(before);
      } else {
        most = Math.max(4, ear.asked() - 1);
        assertThat(end).as("seed %d, cancelled at %d", seed, at).hasMessage("it was done");
        delete(job, before);
      }
    }
    assertThat(most).as("how often it asks").isBetween(4, 999);
    Ear ear = Ear.listening();
    assertThat(endOf(() -> run(useCase, ear))).hasMessage("it was done");
    assertThat(job.files()).hasSizeGreaterThan(before.size());
  }

  private static Ear run(Case useCase, Ear ear) throws Exception {
    useCase.run(ear);
    throw new IllegalStateException("it was done");
  }

  private static void delete(Lighthouse job, Map<String, String> before) throws Exception {
    List<String> made =
        job.files().keySet().stream().filter(name -> !before.containsKey(name)).sorted().toList();
    for (int i = made.size() - 1; i >= 0; i--) {
      Files.delete(job.file(made.get(i)));
    }
  }

  /** What ends {@code work} on a thread that is not the test's; what it leaves running is seen. */
  private static Exception endOf(Callable<?> work) throws Exception {
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      thread.submit(work).get();
      return new IllegalStateException("nothing");
    } catch (ExecutionException e) {
      return (Exception) e.getCause();
    } finally {
      thread.shutdown();
    }
  }
}
