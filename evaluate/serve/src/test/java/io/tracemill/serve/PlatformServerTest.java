package io.tracemill.serve;

import static io.tracemill.serve.ServedWorkspace.field;
import static io.tracemill.serve.ServedWorkspace.json;
import static io.tracemill.serve.ServedWorkspace.sample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracemill.json.Field;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.pipeline.settings.RequestException;
import io.tracemill.platform.Id;
import io.tracemill.platform.local.LocalPlatform;
import io.tracemill.platform.workspace.Outside;
import io.tracemill.serve.ServerToken.Origin;
import io.tracemill.serve.http.Forms;
import io.tracemill.serve.http.ListenerSettings;
import io.tracemill.serve.http.RawClient;
import io.tracemill.serve.http.RawClient.Heard;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PlatformServerTest {
  private static final String NOBODY = "00000000-0000-4000-8000-000000000000";
  private static final String RUNNING =
      "{\"status\":\"JOB_RUNNING\",\"base_model_performance\":null,"
          + "\"base_model_predictions_download_url\":null}";

  @TempDir private Path root;
  private ServedWorkspace served;

  @BeforeEach
  void serve() throws IOException {
    served = new ServedWorkspace(root);
  }

  @AfterEach
  void close() throws IOException {
    served.close();
  }

  private Heard upload(String model, Forms form) throws IOException {
    String body = form.end();
    return served.ask("POST", "/models/" + model + "/upload-traces", Forms.headers(body), body);
  }

  private static Forms bankingForm() throws IOException {
    return new Forms()
        .part("traces", "traces.jsonl", sample("traces.jsonl"))
        .part("job_description", "job_description.json", sample("job_description.json"))
        .part("config", "config.yaml", sample("config.yaml"));
  }

  /** The calls of the page, one by one. */
  @Test
  void tracesAreUploadedProcessedAndFetched() throws IOException {
    String upload =
        field(
            upload(served.model(), bankingForm().part("test", "test.jsonl", sample("test.jsonl"))),
            "id");
    String status = "/uploads/" + upload + "/status";
    assertThat(served.get(status).body()).isEqualTo(RUNNING);

    served.runJobs();

    Heard done = served.get(status);
    assertThat(json(done).fields())
        .extracting(Field::key)
        .containsExactly("status", "base_model_performance", "base_model_predictions_download_url");
    assertThat(field(done, "status")).isEqualTo("JOB_SUCCESS");
    assertThat(json(done).field(Name.of("base_model_performance")).has(Name.of("accuracy")))
        .isTrue();
    String url = field(done, "base_model_predictions_download_url");
    assertThat(url).matches(served.server.base() + "/files/[0-9a-f]{32}/predictions\\.jsonl");
    Heard file = served.fetch(url);
    assertThat(file.status()).isEqualTo(200);
    assertThat(file.headers())
        .containsEntry("content-type", "application/octet-stream")
        .containsEntry("cache-control", "no-store")
        .containsKey("content-length");
    assertThat(file.body())
        .isEqualTo(
            Files.readString(
                served.workspace.uploads().folder(id(upload)).resolve("data/predictions.jsonl")));
    assertThat(served.log).isEmpty();
  }

  private static Id id(String text) {
    return new Id(text);
  }

  @Test
  void nothingIsLeftOfWhatCameIn() throws IOException {
    upload(served.model(), bankingForm());
    assertThat(upload(served.model(), bankingForm().field("config", "twice")).status())
        .isEqualTo(400);
    assertThat(upload(served.model(), new Forms().field("traces", "")).status()).isEqualTo(400);

    try (Stream<Path> files = Files.walk(root.resolve("tmp"))) {
      assertThat(files.filter(Files::isRegularFile))
          .allMatch(file -> file.toString().endsWith(".lock"));
    }
  }

  @Test
  void aConfigThatIsWrongIsToldInWhole() throws IOException {
    Forms form =
        new Forms()
            .part("config", "config.json", "{\"base\": {\"task\": \"clasification\"}}")
            .part("job_description", "j.json", sample("job_description.json"))
            .part("traces", "t.jsonl", "{}\n");
    Heard heard = upload(served.model(), form);

    assertThat(heard.status()).isEqualTo(400);
    assertThat(field(heard, "detail")).contains("config.json").contains("clasification");
    assertThat(served.log).hasSize(1);
    assertThat(served.log.get(0)).startsWith("POST /models/{id}/upload-traces 400 ");
  }

  @Test
  void anUnknownModelIsToldBeforeTheTracesHaveCome() throws IOException {
    try (RawClient client = new RawClient(served.address())) {
      client.send(
          "POST /models/"
              + NOBODY
              + "/upload-traces HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
              + ServedWorkspace.TOKEN
              + "\r\nContent-Length: 1000000000\r\n"
              + "Content-Type: multipart/form-data; boundary=b0undary\r\n\r\n");

      assertThat(client.hear().status()).isEqualTo(404);
      assertThat(served.log)
          .containsExactly("POST /models/{id}/upload-traces 404 there is no model " + NOBODY);
    }
  }

  @Test
  void modelsAreShownAndListed() throws IOException {
    Heard made = served.post("/models", "{\"name\": \"caf\\u00e9\"}");
    String id = field(made, "id");
    served.model();

    assertThat(made.status()).isEqualTo(200);
    assertThat(made.headers()).containsEntry("content-type", "application/json");
    assertThat(field(served.get("/models/" + id), "name")).isEqualTo("caf\u00e9");
    assertThat(served.get("/models/" + id.toUpperCase(java.util.Locale.ROOT)).status())
        .isEqualTo(200);
    assertThat(served.get("/models?start=0").body()).startsWith("[{").contains(id);
    assertThat(json(served.get("/models")).size()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                  | $: not JSON at byte 1: expected a value but found the end",
        "nothing             | $: ",
        "[]                  | $: expected an object but found an array",
        "{}                  | $: has no field \"name\"",
        "{\"name\": null}    | $.name: is null",
        "{\"name\": 3}       | $.name: expected a string but found a number",
        "{\"name\": \"\"}    | 1 validation error for model",
        "{\"name\": \"a\"} x | $: ",
        "{\"name\": \"\u00ff\"} | $",
      })
  void bodiesThatAreNotWhatIsExpected(String body, String detail) throws IOException {
    Heard heard = served.post("/models", body);

    assertThat(heard.status()).isEqualTo(400);
    assertThat(field(heard, "detail")).startsWith(detail.strip());
  }

  @Test
  void jsonHasALimit() throws IOException {
    Heard heard = served.post("/models", "{\"name\": \"" + "a".repeat(1_000_000) + "\"}");

    assertThat(heard.status()).isEqualTo(413);
    assertThat(heard.body()).isEqualTo("{\"detail\":\"the body is larger than 1000000 bytes\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/models/x",
        "/models/%2e%2e",
        "/models/..",
        "/models/" + NOBODY + "%00",
        "/models/" + NOBODY,
        "/uploads/" + NOBODY + "/status",
        "/uploads/" + NOBODY + "/logs",
        "/uploads/" + NOBODY + "/metrics",
        "/uploads/" + NOBODY + "/download",
        "/uploads/token/status",
        "/slms",
        "/teacher-evaluations/" + NOBODY
      })
  void whatIsNotThere(String path) throws IOException {
    assertThat(served.get(path).status()).isEqualTo(404);
  }

  @Test
  void anUnknownPathIsToldWhatIsMirrored() throws IOException {
    assertThat(field(served.get("/slms"), "detail"))
        .startsWith(
            "nothing is mirrored here at this path; this server answers POST /models, GET /models,"
                + " GET /models/{id}, POST /models/{id}/upload-traces, GET /uploads/{id}/status,");
  }

  @Test
  void dataIsDownloadedFileByFile() throws IOException {
    String upload = field(upload(served.model(), bankingForm()), "id");
    Heard early = served.get("/uploads/" + upload + "/download");
    assertThat(early.status()).isEqualTo(409);
    assertThat(field(early, "detail")).isEqualTo("upload " + upload + " is JOB_RUNNING");

    served.runJobs();

    Node urls = json(served.get("/uploads/" + upload + "/download"));
    assertThat(urls.fields())
        .extracting(each -> each.key() + " " + each.value().text().replaceAll(".*/", ""))
        .containsExactly(
            "train_data_url train.jsonl",
            "test_data_url test.jsonl",
            "unstructured_data_url unstructured.jsonl",
            "config_url config.yaml",
            "job_description_url job_description.json");
    assertThat(served.fetch(urls.field(Name.of("config_url")).text()).status()).isEqualTo(200);
    assertThat(field(served.get("/uploads/" + upload + "/logs"), "logs")).isNotEmpty();
    assertThat(json(served.get("/uploads/" + upload + "/metrics")).fields())
        .extracting(Field::key)
        .containsExactly("base_model_performance", "base_model_predictions_download_url");
  }

  @Test
  void anUploadIsStopped() throws IOException {
    String upload = field(upload(served.model(), bankingForm()), "id");

    assertThat(field(served.post("/uploads/" + upload + "/stop", ""), "status"))
        .isEqualTo("JOB_STOPPED");
    assertThat(served.get("/uploads/" + upload + "/download").status()).isEqualTo(409);
  }

  @Test
  void linksHoldForAnHourAndForTheirFileAlone() throws IOException {
    String upload = field(upload(served.model(), bankingForm()), "id");
    served.runJobs();
    String first = predictions(upload);
    served.passes(Duration.ofMinutes(29));
    assertThat(predictions(upload)).isEqualTo(first);
    served.passes(Duration.ofMinutes(2));
    String second = predictions(upload);

    assertThat(second).isNotEqualTo(first);
    assertThat(served.fetch(first).status()).isEqualTo(200);
    assertThat(served.fetch(first.replace("predictions", "train")).status()).isEqualTo(404);
    assertThat(served.fetch(first.replaceAll("[0-9a-f]{32}", "0".repeat(32))).status())
        .isEqualTo(404);
    served.passes(Duration.ofMinutes(30));
    assertThat(served.fetch(first).status()).isEqualTo(404);
    assertThat(served.fetch(second).status()).isEqualTo(200);
    assertThat(served.log)
        .hasSize(3)
        .allMatch(line -> line.startsWith("GET /files/{secret}/{file} 404 "));
  }

  private String predictions(String upload) throws IOException {
    return field(
        served.get("/uploads/" + upload + "/status"), "base_model_predictions_download_url");
  }

  @Test
  void headOfALinkHasItsLength() throws IOException {
    String upload = field(upload(served.model(), bankingForm()), "id");
    served.runJobs();
    String url = predictions(upload);
    try (RawClient client = new RawClient(served.address())) {
      client.send("HEAD " + URI.create(url).getPath() + " HTTP/1.1\r\nHost: localhost\r\n\r\n");

      assertThat(client.hearHead().headers().get("content-length"))
          .isEqualTo(served.fetch(url).headers().get("content-length"));
    }
  }

  @Test
  void theTokenIsThePassword() throws IOException {
    String target = "X-Amz-Target: AWSCognitoIdentityProviderService.InitiateAuth\r\n";
    String good = login(ServedWorkspace.TOKEN);
    assertThat(served.open("POST", "/", target, good).body())
        .isEqualTo(
            "{\"AuthenticationResult\":{\"AccessToken\":\"s3cret-t0ken\",\"ExpiresIn\":3600,"
                + "\"TokenType\":\"Bearer\"},\"ChallengeParameters\":{}}");
    Heard wrong = served.open("POST", "/", target, login("gu3ss"));
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.body())
        .isEqualTo(
            "{\"__type\":\"NotAuthorizedException\",\"message\":\"Incorrect username or"
                + " password.\"}");
    assertThat(served.open("POST", "/", "", good).status()).isEqualTo(400);
    assertThat(served.open("POST", "/", target, "{}").status()).isEqualTo(400);
    assertThat(served.open("POST", "/", target, "gu3ss").status()).isEqualTo(400);
    assertThat(served.open("GET", "/", "", "").status()).isEqualTo(405);
    assertThat(served.log).hasSize(5).noneMatch(line -> line.contains("gu3ss"));
  }

  private static String login(String password) {
    return "{\"AuthFlow\": \"USER_PASSWORD_AUTH\", \"ClientId\": \"x\", \"AuthParameters\":"
        + " {\"USERNAME\": \"me\", \"PASSWORD\": \""
        + password
        + "\"}}";
  }

  @Test
  void othersAreServedOnlyWithATokenThatWasGiven() throws IOException {
    ServerSettings open =
        new ServerSettings(
            ListenerSettings.at(InetAddress.getByAddress(new byte[4]), 0),
            ServerLimits.USUAL,
            Optional.empty());
    assertThatThrownBy(() -> new ServedWorkspace(root.resolve("other"), open))
        .isInstanceOf(RequestException.class)
        .hasMessageContaining("has to be given where others than this machine are served");
    List<String> log = new ArrayList<>();
    try (PlatformServer server =
        PlatformServer.open(
            open,
            new Backing(
                new LocalPlatform(served.workspace),
                root,
                () -> root,
                new Outside(java.time.Clock.systemUTC(), UUID::randomUUID, new SecureRandom())),
            new ServerToken("given", Origin.GIVEN),
            log::add)) {
      assertThat(server.base().toString()).startsWith("http://localhost:");
    }
    assertThat(log)
        .containsExactly(
            "warning: others than this machine are served over plain HTTP: whoever is on the way"
                + " reads the token and all traces");
  }

  @Test
  void noTokenIsEverShown() {
    assertThat(new ServerToken("s3cret", Origin.MADE)).hasToString("ServerToken[MADE]");
    assertThatThrownBy(() -> new ServerToken("two words", Origin.GIVEN))
        .hasMessage("expected a token of letters, digits and signs, no space");
  }

  @Test
  void bytesThatAreNotAsciiStayAsTheyAre() throws IOException {
    Forms form =
        new Forms()
            .part("traces", "t\u00c3\u00a9.jsonl", "\u00ff\u00fe\0\r\n")
            .part("job_description", "j", sample("job_description.json"))
            .part("config", "c", sample("config.yaml"));
    String model = served.model();
    upload(model, form);
    Path traces =
        served
            .workspace
            .traces()
            .folder(
                id(
                    json(served.get("/models/" + model))
                        .field(Name.of("prepared_traces_ids"))
                        .items()
                        .iterator()
                        .next()
                        .text()));

    assertThat(traces.resolve("traces.jsonl"))
        .hasBinaryContent("\u00ff\u00fe\0\r\n".getBytes(StandardCharsets.ISO_8859_1));
  }
}
