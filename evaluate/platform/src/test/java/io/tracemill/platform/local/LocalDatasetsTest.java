package io.tracemill.platform.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.pipeline.Progress;
import io.tracemill.pipeline.settings.DatasetFiles;
import io.tracemill.platform.Datasets;
import io.tracemill.platform.Download;
import io.tracemill.platform.Id;
import io.tracemill.platform.Refusal;
import io.tracemill.platform.RefusedException;
import io.tracemill.platform.Relabel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocalDatasetsTest {
  private static final Path SAMPLE = Desk.SAMPLES.resolve("restaurant-agent");

  @TempDir private Path root;

  private static DatasetFiles files() {
    Path rows = SAMPLE.resolve("expected-v1");
    return new DatasetFiles(
        SAMPLE.resolve("config.yaml"),
        SAMPLE.resolve("job_description.json"),
        Optional.empty(),
        Optional.of(rows.resolve("train.jsonl")),
        Optional.of(rows.resolve("test.jsonl")));
  }

  private static Node keep(Datasets datasets) throws IOException {
    return datasets.keepTraces(SAMPLE.resolve("traces.jsonl"), Optional.empty(), Optional.empty());
  }

  private static String text(Node answer, String field) {
    return answer.field(Name.of(field)).text();
  }

  @Test
  void tracesAreKeptListedAndGivenBack() throws IOException {
    try (Desk desk = new Desk(root)) {
      Datasets datasets = desk.platform.datasets();
      Id first = Desk.id(keep(datasets));
      Id second = Desk.id(keep(datasets));
      assertThat(datasets.traces().items()).extracting(Desk::id).containsExactly(second, first);
      assertThat(text(datasets.traces(first), "status")).isEqualTo("JOB_SUCCESS");
      Download file = datasets.tracesFiles(first).get(0);
      assertThat(file.name()).isEqualTo("traces.jsonl");
      assertThat(file.open())
          .hasSameContentAs(Files.newInputStream(SAMPLE.resolve("traces.jsonl")));
    }
  }

  @Test
  void tracesWithoutAConfigAreProcessedWithOne() throws IOException {
    try (Desk desk = new Desk(root)) {
      Datasets datasets = desk.platform.datasets();
      Id traces = Desk.id(keep(datasets));
      Optional<Path> config = Optional.of(SAMPLE.resolve("config.yaml"));
      assertThatThrownBy(() -> datasets.process(traces, config, Optional.empty()))
          .isInstanceOfSatisfying(
              RefusedException.class,
              refused -> assertThat(refused.refusal()).isEqualTo(Refusal.CONFLICT))
          .hasMessage(
              "prepared traces " + traces + " were sent without a job description; give one");
      Id upload =
          Desk.id(
              datasets.process(
                  traces, config, Optional.of(SAMPLE.resolve("job_description.json"))));
      assertThat(desk.finished(upload)).isEqualTo("JOB_SUCCESS");
      for (String name : new String[] {"train.jsonl", "test.jsonl", "run.json"}) {
        assertThat(desk.data(upload).resolve(name))
            .hasSameBinaryContentAs(SAMPLE.resolve("expected-v1").resolve(name));
      }
    }
  }

  @Test
  void aDatasetIsReadyAtOnceAndHasFiveFiles() throws IOException {
    try (Desk desk = new Desk(root)) {
      Datasets datasets = desk.platform.datasets();
      Id dataset = Desk.id(datasets.create(files()));
      assertThat(text(datasets.status(dataset), "status")).isEqualTo("JOB_SUCCESS");
      assertThat(datasets.dataset(dataset).raw().toString())
          .matches(
              "\\{\"id\":\"[^\"]+\",\"created_at\":\"[^\"]+\",\"operation\":null,"
                  + "\"status\":\"JOB_SUCCESS\"\\}");
      assertThat(datasets.files(dataset))
          .extracting(Download::name)
          .containsExactly(
              "train.jsonl", "test.jsonl", "traces.jsonl", "config.yaml", "job_description.json");
      long train = Files.size(SAMPLE.resolve("expected-v1").resolve("train.jsonl"));
      assertThat(datasets.metrics(dataset).raw().toString())
          .startsWith("{\"train_data_size_bytes\":" + train + ",")
          .endsWith(",\"traces_size_bytes\":0}");
      assertThat(datasets.sample(dataset).field(Name.of("rows")).size()).isEqualTo(60);
    }
  }

  @Test
  void aListIsCutIntoPages() throws IOException {
    try (Desk desk = new Desk(root)) {
      Datasets datasets = desk.platform.datasets();
      Id traces = Desk.id(keep(datasets));
      Id first = Desk.id(datasets.create(files()));
      Id second =
          Desk.id(
              datasets.createFromTraces(
                  traces, SAMPLE.resolve("config.yaml"), SAMPLE.resolve("job_description.json")));
      assertThat(datasets.datasets(0, 100).items())
          .extracting(Desk::id)
          .containsExactly(second, first);
      assertThat(datasets.datasets(1, 100).items()).extracting(Desk::id).containsExactly(first);
      assertThat(datasets.datasets(0, 1).items())
          .extracting(each -> text(each, "parent_prepared_traces_id"))
          .containsExactly(traces.text());
    }
  }

  @Test
  void anEvaluationWithoutTeachersFailsAndSaysWhy() throws IOException {
    try (Desk desk = new Desk(root)) {
      Datasets datasets = desk.platform.datasets();
      Id dataset = Desk.id(datasets.create(files()));
      Id evaluation = Desk.id(datasets.evaluate(dataset, Optional.empty()));
      assertThat(text(datasets.evaluationStatus(evaluation), "status")).isEqualTo("JOB_RUNNING");
      desk.jobs.runAll(id -> new Progress() {});
      assertThat(text(datasets.evaluationStatus(evaluation), "status")).isEqualTo("JOB_FAILURE");
      assertThatThrownBy(() -> datasets.evaluationMetrics(evaluation))
          .hasMessageStartingWith("teacher evaluation " + evaluation + " is JOB_FAILURE: ")
          .hasMessageEndingWith(
              "teachers.yaml: is not there; write into it who the models of the config are");
    }
  }

  @Test
  void aTeacherIsEvaluatedByWhatItAnswered() throws IOException {
    try (Desk desk = new Desk(root)) {
      Path answers = SAMPLE.resolve("expected-v1").resolve("predictions.jsonl").toAbsolutePath();
      Files.writeString(
          desk.workspace.teachers(), "openai.gpt-oss-120b: {answers: " + answers + "}\n");
      Datasets datasets = desk.platform.datasets();
      Id dataset = Desk.id(datasets.create(files()));
      Id evaluation = Desk.id(datasets.evaluate(dataset, Optional.empty()));
      desk.jobs.runAll(id -> new Progress() {});
      assertThat(text(datasets.evaluationStatus(evaluation), "status")).isEqualTo("JOB_SUCCESS");
      Node metrics = datasets.evaluationMetrics(evaluation);
      assertThat(metrics.field(Name.of("teacher_performance")).field(Name.of("rouge")).raw())
          .hasToString("0.927467083");
      assertThat(text(metrics, "predictions_download_url")).startsWith("file:");
      assertThat(datasets.evaluationPredictions(evaluation).name()).isEqualTo("predictions.jsonl");
    }
  }

  @Test
  void datasetsGrowOneFromAnother() throws IOException {
    try (Desk desk = new Desk(root.resolve("workspace"))) {
      Datasets datasets = desk.platform.datasets();
      Path config = root.resolve("config.yaml");
      Files.writeString(
          config,
          """
          base:
            task: chat-completion-agentic
            student_model_name: Qwen3-1.7B
          trace_processing:
            relabel: false
            num_train_relabelled: 12
            num_test_relabelled: 9
          """);
      Id traces = Desk.id(keep(datasets));
      Id first =
          Desk.id(
              datasets.createFromTraces(traces, config, SAMPLE.resolve("job_description.json")));
      Id second = grown(desk, first, Relabel.Operation.RELABEL_TRACES_TEST);
      Id third = grown(desk, second, Relabel.Operation.RELABEL_TRACES_TRAIN);
      assertThat(size(datasets, first, "test")).isZero();
      assertThat(size(datasets, second, "test"))
          .isPositive()
          .isEqualTo(size(datasets, third, "test"));
      assertThat(size(datasets, second, "train")).isZero();
      assertThat(size(datasets, third, "train")).isPositive();
      assertThat(text(datasets.dataset(third), "parent_dataset_id")).isEqualTo(second.text());
      assertThat(text(datasets.dataset(third), "operation")).isEqualTo("relabel_traces_train");
      assertThat(datasets.files(third)).hasSize(5);
      assertThat(text(datasets.logs(third), "logs")).contains("\"traces_taken\": 12");
    }
  }

  private static Id grown(Desk desk, Id parent, Relabel.Operation operation) throws IOException {
    Datasets datasets = desk.platform.datasets();
    Relabel how = new Relabel(operation, false, Optional.empty(), Optional.empty());
    Id child = Desk.id(datasets.relabel(parent, how));
    assertThat(text(datasets.status(child), "status")).isEqualTo("JOB_RUNNING");
    desk.jobs.runAll(id -> new Progress() {});
    assertThat(text(datasets.status(child), "status"))
        .as(text(datasets.logs(child), "logs"))
        .isEqualTo("JOB_SUCCESS");
    return child;
  }

  private static int size(Datasets datasets, Id dataset, String split) throws IOException {
    return datasets
        .metrics(dataset)
        .field(Name.of(split + "_data_size_bytes"))
        .number()
        .intValueExact();
  }
}
