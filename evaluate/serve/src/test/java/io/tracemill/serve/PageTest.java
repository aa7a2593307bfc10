package io.tracemill.serve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.json.Name;
import io.tracemill.json.Node;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The calls of the platform's pages, byte for byte as Python's requests sends them. */
@Tag("slow")
final class PageTest {
  private static final String BOUNDARY = "5a3cd4ed2d1f5b4ee8a6b9c31be3a8e0";

  @TempDir private Path root;

  /** Parts without a type, in the order in which they were given. */
  private static byte[] form(Path sample, String... files) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (String file : files) {
      String part = file.substring(0, file.indexOf('.'));
      String head =
          "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n\r\n"
              .replaceFirst("%s", BOUNDARY)
              .replaceFirst("%s", part)
              .replaceFirst("%s", file);
      body.writeBytes(head.getBytes(UTF_8));
      body.writeBytes(Files.readAllBytes(sample.resolve(file)));
      body.writeBytes("\r\n".getBytes(UTF_8));
    }
    body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(UTF_8));
    return body.toByteArray();
  }

  private static String upload(Premises platform, String model, String sample)
      throws IOException, InterruptedException {
    Path directory = Premises.SAMPLES.resolve(sample);
    String[] files =
        Files.exists(directory.resolve("test.jsonl"))
            ? new String[] {"traces.jsonl", "job_description.json", "config.yaml", "test.jsonl"}
            : new String[] {"traces.jsonl", "job_description.json", "config.yaml"};
    return Premises.text(
        platform.post(
            "/models/" + model + "/upload-traces",
            "multipart/form-data; boundary=" + BOUNDARY,
            BodyPublishers.ofByteArray(form(directory, files))),
        "id");
  }

  private static String model(Premises platform) throws IOException, InterruptedException {
    return Premises.text(platform.post("/models", "{\"name\": \"my-model-name\"}"), "id");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"banking-intents", "broken-lines", "restaurant-agent", "smart-home-tools"})
  void whatIsUploadedIsWhatARunMakes(String sample) throws Exception {
    try (Premises platform = new Premises(root.resolve("workspace"))) {
      String upload = upload(platform, model(platform), sample);
      Node status = platform.finished("/uploads/" + upload + "/status");
      assertThat(Premises.text(status, "status")).isEqualTo("JOB_SUCCESS");
      Path expected = Premises.run(Premises.SAMPLES.resolve(sample), root.resolve("expected"));
      String url = Premises.text(status, "base_model_predictions_download_url");
      assertThat(platform.download(url))
          .isEqualTo(Files.readAllBytes(expected.resolve("predictions.jsonl")));
      Node files = platform.get("/uploads/" + upload + "/download");
      same(platform, files, "train_data_url", expected.resolve("train.jsonl"));
      same(platform, files, "test_data_url", expected.resolve("test.jsonl"));
      same(platform, files, "unstructured_data_url", expected.resolve("unstructured.jsonl"));
      same(platform, files, "config_url", expected.resolve("config.yaml"));
      same(platform, files, "job_description_url", expected.resolve("job_description.json"));
      assertThat(platform.log).isEmpty();
    }
  }

  private static void same(Premises platform, Node files, String field, Path expected)
      throws IOException, InterruptedException {
    assertThat(platform.download(Premises.text(files, field)))
        .as(field)
        .isEqualTo(Files.readAllBytes(expected));
  }

  @Test
  void tracesAreSentInThreeSteps() throws Exception {
    try (Premises platform = new Premises(root.resolve("workspace"))) {
      String model = model(platform);
      Path sample = Premises.SAMPLES.resolve("smart-home-tools");
      Node urls = platform.get("/staging-prepared-traces-s3-urls");
      for (String file : new String[] {"traces_jsonl", "job_description_json", "config_yaml"}) {
        int dot = file.lastIndexOf('_');
        Path sent = sample.resolve(file.substring(0, dot) + "." + file.substring(dot + 1));
        assertThat(platform.put(Premises.text(urls, file), sent)).isEqualTo(200);
      }
      String prepared =
          Premises.text(
              platform.post(
                  "/models/" + model + "/prepared-traces",
                  "{\"traces_jsonl\": \""
                      + Premises.text(urls, "traces_jsonl")
                      + "\", \"config\": \""
                      + Premises.text(urls, "config_yaml")
                      + "\", \"job_description_json\": \""
                      + Premises.text(urls, "job_description_json")
                      + "\"}"),
              "id");
      String upload =
          Premises.text(
              platform.post(
                  "/models/" + model + "/prepared-traces/" + prepared + "/upload",
                  "{\"trace-processing-config\": {\"observation_format\": \"langfuse\","
                      + " \"relabel\": false, \"num_traces_as_training_base\": 30,"
                      + " \"num_traces_as_testing_base\": 20}}"),
              "id");
      Node status = platform.finished("/uploads/" + upload + "/status");
      String logs = Premises.text(platform.get("/uploads/" + upload + "/logs"), "logs");
      assertThat(Premises.text(status, "status")).as(logs).isEqualTo("JOB_SUCCESS");
      Node shown = platform.get("/models/" + model);
      assertThat(ids(shown, "upload_ids")).containsExactly(upload);
      assertThat(ids(shown, "prepared_traces_ids")).containsExactly(prepared);
    }
  }

  private static Iterable<String> ids(Node model, String field) {
    List<String> ids = new ArrayList<>();
    model.field(Name.of(field)).items().forEach(id -> ids.add(id.text()));
    return ids;
  }

  @Test
  void aDatasetIsMadeOfTracesAndEvaluated() throws Exception {
    try (Premises platform = new Premises(root.resolve("workspace"))) {
      Path sample = Premises.SAMPLES.resolve("restaurant-agent");
      Path rows = sample.resolve("expected-v1");
      Path answers = rows.resolve("predictions.jsonl").toAbsolutePath().normalize();
      Files.writeString(
          platform.workspace.teachers(), "openai.gpt-oss-120b: {answers: " + answers + "}\n");
      Node urls = platform.get("/staging-datasets-s3-urls");
      assertThat(platform.put(Premises.text(urls, "config"), sample.resolve("config.yaml")))
          .isEqualTo(200);
      assertThat(
              platform.put(
                  Premises.text(urls, "job_description"), sample.resolve("job_description.json")))
          .isEqualTo(200);
      assertThat(platform.put(Premises.text(urls, "test_data"), rows.resolve("test.jsonl")))
          .isEqualTo(200);
      assertThat(platform.put(Premises.text(urls, "traces"), sample.resolve("traces.jsonl")))
          .isEqualTo(200);
      String dataset =
          Premises.text(
              platform.post(
                  "/datasets",
                  "{"
                      + field(urls, "config")
                      + ", "
                      + field(urls, "job_description")
                      + ", "
                      + field(urls, "test_data")
                      + ", "
                      + field(urls, "traces")
                      + "}"),
              "id");
      Node files = platform.get("/datasets/" + dataset + "/download");
      same(platform, files, "test_data_url", rows.resolve("test.jsonl"));
      same(platform, files, "traces_url", sample.resolve("traces.jsonl"));
      String evaluation =
          Premises.text(
              platform.post("/teacher-evaluations", "{\"from_dataset_id\": \"" + dataset + "\"}"),
              "id");
      Node status = platform.finished("/teacher-evaluations/" + evaluation + "/status");
      assertThat(Premises.text(status, "status")).isEqualTo("JOB_SUCCESS");
      Node metrics = platform.get("/teacher-evaluations/" + evaluation + "/metrics");
      assertThat(metrics.field(Name.of("teacher_performance")).find(Name.of("rouge"))).isPresent();
      byte[] predictions = platform.download(Premises.text(metrics, "predictions_download_url"));
      assertThat(new String(predictions, UTF_8).lines()).isNotEmpty();
      assertThat(platform.log).isEmpty();
    }
  }

  private static String field(Node urls, String name) {
    return "\"" + name + "\": \"" + Premises.text(urls, name) + "\"";
  }
}
