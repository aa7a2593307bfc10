package io.tracemill.serve;

import static io.tracemill.serve.ServedWorkspace.field;
import static io.tracemill.serve.ServedWorkspace.json;
import static io.tracemill.serve.ServedWorkspace.sample;
import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.json.Field;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.serve.http.RawClient;
import io.tracemill.serve.http.RawClient.Heard;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files put one by one, and what is made of them; data inside JSON. */
final class StagedUploadTest {
  private static final String NOBODY = "00000000-0000-4000-8000-000000000000";

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

  private Node urls() throws IOException {
    return json(served.get("/staging-prepared-traces-s3-urls"));
  }

  private static String url(Node urls, String name) {
    return urls.field(Name.of(name)).text();
  }

  private Heard put(String url, String content) throws IOException {
    return served.open("PUT", URI.create(url).getRawPath(), "", content);
  }

  private Node stagedSample() throws IOException {
    Node urls = urls();
    put(url(urls, "traces_jsonl"), sample("traces.jsonl"));
    put(url(urls, "job_description_json"), sample("job_description.json"));
    put(url(urls, "config_yaml"), sample("config.yaml"));
    return urls;
  }

  private static String request(Node urls) {
    return "{\"traces_jsonl\": \""
        + url(urls, "traces_jsonl")
        + "\", \"config\": \""
        + url(urls, "config")
        + "\", \"job_description_json\": \""
        + url(urls, "job_description_json")
        + "\"}";
  }

  /** The three steps of the second generation. */
  @Test
  void tracesArePreparedAndProcessedAgain() throws IOException {
    String model = served.model();
    Node urls = stagedSample();
    assertThat(urls.fields())
        .extracting(Field::key)
        .containsExactly("traces_jsonl", "job_description_json", "config_yaml", "config");
    String prepared =
        field(served.post("/models/" + model + "/prepared-traces", request(urls)), "id");
    String path = "/models/" + model + "/prepared-traces/" + prepared + "/upload";

    Heard first = served.post(path, "{\"trace-processing-config\": {}}");
    Heard second =
        served.post(path, "{\"trace-processing-config\": {\"convert_to_single_turn\": false}}");
    served.runJobs();

    assertThat(field(served.get("/uploads/" + field(first, "id") + "/status"), "status"))
        .isEqualTo("JOB_SUCCESS");
    assertThat(json(served.get("/models/" + model)).field(Name.of("upload_ids")).items())
        .extracting(Node::text)
        .containsExactly(field(second, "id"), field(first, "id"));
    assertThat(served.log).isEmpty();
  }

  @Test
  void whatIsWrongIsTold() throws IOException {
    String model = served.model();
    String path = "/models/" + model + "/prepared-traces";
    Node urls = stagedSample();
    assertThat(field(served.post(path, "{}"), "detail")).isEqualTo("$: has no field \"config\"");
    assertThat(served.post("/models/" + NOBODY + "/prepared-traces", request(urls)).status())
        .isEqualTo(404);
    assertThat(
            served
                .post(path + "/" + NOBODY + "/upload", "{\"trace-processing-config\": {}}")
                .status())
        .isEqualTo(404);
    assertThat(field(served.post(path + "/" + NOBODY + "/upload", "{}"), "detail"))
        .isEqualTo("$: has no field \"trace-processing-config\"");
    assertThat(field(served.post(path, request(urls()).replace("/staging/", "/stage/")), "detail"))
        .isEqualTo(
            "`traces_jsonl`: expected the URL of that name from /staging-prepared-traces-s3-urls of"
                + " this server");
    assertThat(field(served.post(path, request(urls())), "detail"))
        .isEqualTo("`traces_jsonl`: nothing has been put at its URL, or it was long ago");
  }

  @ParameterizedTest
  @CsvSource({
    "not a url, 400",
    "file:///etc/passwd, 400",
    "http://localhost/staging/../../etc/passwd/traces.jsonl, 400",
    "/staging/00000000000000000000000000000000/traces.jsonl, 400",
    "'', 400",
  })
  void otherAddresses(String address, int status) throws IOException {
    Node urls = stagedSample();
    String request = request(urls).replace(url(urls, "traces_jsonl"), address);

    assertThat(served.post("/models/" + served.model() + "/prepared-traces", request).status())
        .isEqualTo(status);
  }

  @Test
  void anAddressIsOpenForAnHourAndForOneName() throws IOException {
    String url = url(urls(), "traces_jsonl");
    assertThat(put(url, "a").status()).isEqualTo(200);
    assertThat(put(url, "b").status()).isEqualTo(200);
    assertThat(put(url.replace("traces.jsonl", "config.yaml"), "a").status()).isEqualTo(403);
    assertThat(put(url.replaceAll("[0-9a-f]{32}", "0".repeat(32)), "a").status()).isEqualTo(403);
    assertThat(served.open("GET", URI.create(url).getPath(), "", "").status()).isEqualTo(405);
    served.passes(Duration.ofHours(1));
    assertThat(put(url, "c").status()).isEqualTo(403);

    try (Stream<Path> files = Files.walk(root.resolve("staging"))) {
      assertThat(files.filter(Files::isRegularFile))
          .singleElement()
          .satisfies(file -> assertThat(file).hasFileName("traces.jsonl").hasContent("b"));
    }
  }

  @Test
  void whatComesInPartIsNotKept() throws IOException {
    String url = url(urls(), "traces_jsonl");
    try (RawClient client = new RawClient(served.address())) {
      client.send(
          "PUT "
              + URI.create(url).getPath()
              + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\nabc");
      assertThat(client.finish().hear().status()).isEqualTo(400);
    }
    String config = url(urls(), "config");
    assertThat(put(config, "x".repeat(1_000_001)).status()).isEqualTo(413);

    try (Stream<Path> files = Files.walk(root.resolve("staging"))) {
      assertThat(files.filter(Files::isRegularFile)).isEmpty();
    }
  }

  @Test
  void afterSevenDaysStagedFilesAreTakenAway() throws IOException {
    Node urls = stagedSample();
    String path = "/models/" + served.model() + "/prepared-traces";
    served.passes(Duration.ofDays(6));
    urls();
    assertThat(served.post(path, request(urls)).status()).isEqualTo(200);
    served.passes(Duration.ofDays(2));
    urls();
    assertThat(served.post(path, request(urls)).status()).isEqualTo(400);
  }

  @Test
  void stagedFilesOutliveTheServer() throws IOException {
    Node urls = stagedSample();
    served.close();
    served = new ServedWorkspace(root);

    assertThat(
            served.post("/models/" + served.model() + "/prepared-traces", request(urls)).status())
        .isEqualTo(200);
  }

  @Test
  void dataInsideJsonIsReadyAtOnce() throws IOException {
    String model = served.model();
    String body =
        "{\"job_description\": {\"type\": \"json\", \"content\": "
            + sample("job_description.json")
            + "}, \"train_data\": {\"type\": \"csv\", \"content\": \"question,answer\\na,b\\n\"},"
            + " \"test_data\": {\"type\": \"jsonl\", \"content\": \"{}\\n\"},"
            + " \"unstructured_data\": null}";
    Heard heard = served.post("/models/" + model + "/uploads", body);
    String upload = field(heard, "id");

    assertThat(field(served.get("/uploads/" + upload + "/status"), "status"))
        .isEqualTo("JOB_SUCCESS");
    Node urls = json(served.get("/uploads/" + upload + "/download"));
    assertThat(served.fetch(url(urls, "train_data_url")).body())
        .isEqualTo("question,answer\na,b\n");
    assertThat(urls.find(Name.of("config_url"))).isEmpty();
    assertThat(urls.has(Name.of("config_url"))).isTrue();
  }

  @Test
  void dataOfAnotherTypeIsRefused() throws IOException {
    String body =
        "{\"job_description\": {\"type\": \"json\", \"content\": {}},"
            + " \"train_data\": {\"type\": \"../x\", \"content\": \"s3cret\"}}";
    Heard heard = served.post("/models/" + served.model() + "/uploads", body);

    assertThat(field(heard, "detail")).isEqualTo("$.train_data.type: expected one of [jsonl, csv]");
    assertThat(served.log)
        .containsExactly(
            "POST /models/{id}/uploads 400 the body is not the JSON that was expected, at"
                + " $.train_data.type");
  }
}
