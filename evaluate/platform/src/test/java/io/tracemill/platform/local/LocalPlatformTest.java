package io.tracemill.platform.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.platform.DataFiles;
import io.tracemill.platform.Download;
import io.tracemill.platform.Id;
import io.tracemill.platform.Refusal;
import io.tracemill.platform.RefusedException;
import io.tracemill.platform.TraceProcessing;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LocalPlatformTest {
  private static final Id NOBODY = new Id("00000000-0000-4000-8000-000000000000");

  @TempDir private Path root;

  @ParameterizedTest
  @ValueSource(
      strings = {"banking-intents", "broken-lines", "restaurant-agent", "smart-home-tools"})
  void anUploadIsTheRunOfTheSameFiles(String sample) throws IOException {
    try (Desk desk = new Desk(root)) {
      Id upload = Desk.id(desk.platform.uploadTraces(desk.model("one"), Desk.sample(sample)));
      assertThat(desk.status(upload)).isEqualTo("JOB_RUNNING");
      assertThat(desk.finished(upload)).isEqualTo("JOB_SUCCESS");
      Path expected = Desk.run(Desk.SAMPLES.resolve(sample), root.resolve("expected"));
      assertThat(names(desk.data(upload))).isEqualTo(names(expected));
      for (String name : names(desk.data(upload))) {
        assertThat(desk.data(upload).resolve(name)).hasSameBinaryContentAs(expected.resolve(name));
      }
      for (Download each : desk.platform.data(upload)) {
        assertThat(bytes(each)).isEqualTo(Files.readAllBytes(expected.resolve(each.name())));
      }
      assertThat(bytes(desk.platform.predictions(upload)))
          .isEqualTo(Files.readAllBytes(expected.resolve("predictions.jsonl")));
    }
  }

  private static Set<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(file -> file.getFileName().toString())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static byte[] bytes(Download file) throws IOException {
    try (InputStream in = file.open()) {
      return in.readAllBytes();
    }
  }

  @Test
  void whatIsDownloadedIsAnUploadAgain() throws IOException {
    try (Desk desk = new Desk(root.resolve("workspace"))) {
      Id model = desk.model("one");
      Id first = Desk.id(desk.platform.uploadTraces(model, Desk.sample("banking-intents")));
      desk.finished(first);
      Path folder = Files.createDirectory(root.resolve("data"));
      for (Download each : desk.platform.data(first)) {
        Files.write(folder.resolve(each.name()), bytes(each));
      }
      assertThat(names(folder))
          .containsExactly(
              "config.yaml",
              "job_description.json",
              "test.jsonl",
              "train.jsonl",
              "unstructured.jsonl");
      Id second =
          Desk.id(
              desk.platform.uploadData(
                  model,
                  new DataFiles(
                      folder.resolve("job_description.json"),
                      folder.resolve("train.jsonl"),
                      folder.resolve("test.jsonl"),
                      Optional.of(folder.resolve("config.yaml")),
                      Optional.of(folder.resolve("unstructured.jsonl")))));
      assertThat(desk.status(second)).isEqualTo("JOB_SUCCESS");
      assertThat(desk.platform.data(second)).extracting(Download::name).hasSize(5);
      assertThatThrownBy(() -> desk.platform.predictions(second))
          .hasMessage("upload " + second + " is of data without traces: nobody predicted anything");
      assertThat(ids(desk.platform.model(model), "upload_ids"))
          .containsExactly(second.text(), first.text());
    }
  }

  private static List<String> ids(Node model, String field) {
    List<String> ids = new ArrayList<>();
    model.field(Name.of(field)).items().forEach(id -> ids.add(id.text()));
    return ids;
  }

  @Test
  void aModelHasTheFieldsOfThePlatform() throws IOException {
    try (Desk desk = new Desk(root)) {
      Node model = desk.platform.createModel("my model");
      assertThat(model.raw().toString().replaceAll("\"(id|created_at)\":\"[^\"]*\"", "$1"))
          .isEqualTo(
              "{id,\"name\":\"my model\",created_at,\"training\":null,\"upload_ids\":[],"
                  + "\"teacher_evaluation_ids\":[],\"prepared_traces_ids\":[],"
                  + "\"training_status\":\"JOB_NOT_STARTED\",\"evaluation_results\":null,"
                  + "\"training_evaluation_results\":null,\"task_details\":null}");
      assertThat(model.field(Name.of("created_at")).text())
          .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z");
      Id second = desk.model("another");
      assertThat(desk.platform.models().items())
          .extracting(Desk::id)
          .containsExactly(second, Desk.id(model));
    }
  }

  @Test
  void theBaselineIsFlatAndHasItsClassesBeside() throws IOException {
    try (Desk desk = new Desk(root)) {
      Id upload =
          Desk.id(desk.platform.uploadTraces(desk.model("one"), Desk.sample("banking-intents")));
      assertThat(desk.platform.uploadStatus(upload).raw().toString())
          .isEqualTo(
              "{\"status\":\"JOB_RUNNING\",\"base_model_performance\":null,"
                  + "\"base_model_predictions_download_url\":null}");
      desk.finished(upload);
      Node status = desk.platform.uploadStatus(upload);
      Node performance = status.field(Name.of("base_model_performance"));
      assertThat(performance.field(Name.of("accuracy")).raw().toString()).isEqualTo("0.7272727273");
      assertThat(performance.field(Name.of("card_lost")).field(Name.of("f1-score")).raw())
          .hasToString("0.7272727273");
      assertThat(status.field(Name.of("base_model_predictions_download_url")).text())
          .isEqualTo(desk.data(upload).resolve("predictions.jsonl").toUri().toString());
    }
  }

  @Test
  void whatCannotBeIsRefusedAndLeavesNothing() throws IOException {
    try (Desk desk = new Desk(root.resolve("workspace"))) {
      assertThatThrownBy(() -> desk.platform.uploadTraces(NOBODY, Desk.sample("broken-lines")))
          .isInstanceOfSatisfying(
              RefusedException.class,
              refused -> assertThat(refused.refusal()).isEqualTo(Refusal.NOT_FOUND))
          .hasMessage("there is no model " + NOBODY);
      Path folder = copy("broken-lines");
      Files.writeString(folder.resolve("config.yaml"), "base:\n  task: clasification\n");
      Id model = desk.model("one");
      assertThatThrownBy(() -> desk.platform.uploadTraces(model, Desk.directory(folder)))
          .isInstanceOfSatisfying(
              RefusedException.class,
              refused -> assertThat(refused.refusal()).isEqualTo(Refusal.INVALID))
          .hasMessageStartingWith("config.yaml:2 base.task: expected one of ")
          .hasMessageEndingWith("but found \"clasification\"; did you mean classification?");
      assertThat(desk.workspace.uploads().ids()).isEmpty();
      assertThat(desk.workspace.traces().ids()).isEmpty();
      assertThatThrownBy(() -> desk.platform.createModel(" \n"))
          .hasMessage("1 validation error for model: name: expected 1 to 200 letters");
    }
  }

  private Path copy(String sample) throws IOException {
    Path folder = Files.createDirectory(root.resolve("copy-" + sample));
    for (String name : List.of("traces.jsonl", "job_description.json", "config.yaml")) {
      Files.copy(Desk.SAMPLES.resolve(sample).resolve(name), folder.resolve(name));
    }
    return folder;
  }

  @Test
  void aJobThatFailsSaysWhyAndGivesNothing() throws IOException {
    try (Desk desk = new Desk(root.resolve("workspace"))) {
      Path folder = copy("broken-lines");
      Path config = folder.resolve("config.yaml");
      Files.writeString(config, Files.readString(config).replace("examples: 0", "examples: 20"));
      Id upload = Desk.id(desk.platform.uploadTraces(desk.model("one"), Desk.directory(folder)));
      assertThat(desk.finished(upload)).isEqualTo("JOB_FAILURE");
      String logs = desk.platform.uploadLogs(upload).field(Name.of("logs")).text();
      assertThat(logs).contains("failed: train.jsonl: expected at least 20 rows ");
      assertThatThrownBy(() -> desk.platform.data(upload))
          .isInstanceOfSatisfying(
              RefusedException.class,
              refused -> assertThat(refused.refusal()).isEqualTo(Refusal.CONFLICT))
          .hasMessageStartingWith(
              "upload " + upload + " is JOB_FAILURE: train.jsonl: expected at least 20 rows ");
    }
  }

  @Test
  void reprocessingNeedsTraces() throws IOException {
    try (Desk desk = new Desk(root)) {
      Id model = desk.model("one");
      Path config = Desk.SAMPLES.resolve("broken-lines").resolve("config.yaml");
      TraceProcessing how = new TraceProcessing(config, TraceProcessing.Form.CONFIG);
      assertThatThrownBy(() -> desk.platform.reprocess(model, how))
          .isInstanceOfSatisfying(
              RefusedException.class,
              refused -> assertThat(refused.refusal()).isEqualTo(Refusal.CONFLICT))
          .hasMessage("model " + model + " has no traces yet; upload some first");
    }
  }

  @Test
  void aSectionThatHoldsItselfIsUnwrappedAndSaysSo() throws IOException {
    try (Desk desk = new Desk(root.resolve("workspace"))) {
      Id model = desk.model("one");
      desk.platform.uploadTraces(model, Desk.sample("banking-intents"));
      Path how = root.resolve("how.yaml");
      Files.writeString(how, "trace_processing:\n  relabel: false\n", StandardCharsets.UTF_8);
      Node answer =
          desk.platform.reprocess(model, new TraceProcessing(how, TraceProcessing.Form.SECTION));
      assertThat(answer.field(Name.of("warning")).text())
          .isEqualTo(
              "how.yaml has a section trace_processing, which was taken for what it should hold; a"
                  + " whole config is given as such");
      Path config = desk.workspace.uploads().folder(Desk.id(answer)).resolve("config.yaml");
      assertThat(Files.readString(config)).endsWith("trace_processing:\n  relabel: false\n");
    }
  }
}
