package io.tracemill.serve.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracemill.platform.Download;
import io.tracemill.platform.Id;
import io.tracemill.platform.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where downloads come from, and what they are called. */
final class RemoteDownloadsTest {
  private static final Id UPLOAD = new Id("0f9b7f8a-51a6-4f8c-9d5a-3f3b9d2a7c11");

  private final ScriptedService service = new ScriptedService();

  RemoteDownloadsTest() throws IOException {}

  @AfterEach
  void close() {
    service.close();
  }

  private RemotePlatform platform() {
    return new RemotePlatform(
        PlatformAddress.of(service.address() + "/"),
        Optional.of(Bearer.of("s3cret\n")),
        () -> new UUID(1, 2));
  }

  @Test
  void downloadsWithoutTheToken() throws IOException {
    try (ScriptedService store = new ScriptedService()) {
      store.on("GET /p?sign=1", 200, "{\"a\": 1}\n").on("GET /t.csv", 200, "x\n");
      service.on(
          "GET /uploads/" + UPLOAD + "/status",
          200,
          "{\"status\": \"JOB_SUCCESS\", \"base_model_predictions_download_url\": \"%/p?sign=1\"}"
              .replace("%", store.address()));
      service.on(
          "GET /uploads/" + UPLOAD + "/download",
          200,
          "{\"train_data_url\": \"%/t.csv\", \"config_url\": \"%/c\", \"../x_url\": \"%/y\", \"test_data_url\": null, \"job_description_url\": \"%/j\"}"
              .replace("%", store.address()));

      assertThat(text(platform().predictions(UPLOAD))).isEqualTo("{\"a\": 1}\n");
      List<Download> data = platform().data(UPLOAD);
      assertThat(data)
          .extracting(Download::name)
          .containsExactly("train.csv", "config.yaml", "job_description.json");
      assertThat(text(data.get(0))).isEqualTo("x\n");
      assertThat(store.heard()).hasSize(2).allMatch(each -> each.authorization().isEmpty());
    }
  }

  @Test
  void compressedTracesKeepTheirName() throws IOException {
    service.on(
        "GET /prepared-traces/" + UPLOAD + "/download",
        200,
        "{\"traces_url\": \"http://localhost/t/traces.jsonl.gz\"}");

    assertThat(platform().datasets().tracesFiles(UPLOAD))
        .extracting(Download::name)
        .containsExactly("traces.jsonl.gz");
  }

  private static String text(Download download) throws IOException {
    try (InputStream in = download.open()) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  @Test
  void fileOfThisMachineIsNoDownload() {
    service.on(
        "GET /uploads/" + UPLOAD + "/status",
        200,
        "{\"status\": \"JOB_SUCCESS\", \"base_model_predictions_download_url\": \"file:///etc/passwd\"}");

    assertThatThrownBy(() -> text(platform().predictions(UPLOAD)))
        .isInstanceOf(IOException.class)
        .hasMessage(
            service.address() + ": names a file at file:///etc/passwd, which is no web address");
  }

  @Test
  void predictionsThatAreNotThereNameTheState() {
    service.on(
        "GET /uploads/" + UPLOAD + "/status",
        200,
        "{\"status\": \"JOB_RUNNING\", \"base_model_predictions_download_url\": null}");

    assertThatThrownBy(() -> platform().predictions(UPLOAD))
        .isInstanceOf(RefusedException.class)
        .hasMessage("upload " + UPLOAD + " is JOB_RUNNING and has no predictions");
  }
}
