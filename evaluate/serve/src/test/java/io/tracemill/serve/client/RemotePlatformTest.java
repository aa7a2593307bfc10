package io.tracemill.serve.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tracemill.json.Name;
import io.tracemill.pipeline.settings.TracesDirectory;
import io.tracemill.platform.DataFiles;
import io.tracemill.platform.Id;
import io.tracemill.platform.Refusal;
import io.tracemill.platform.RefusedException;
import io.tracemill.platform.TraceProcessing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is sent, to the letter, and what becomes of answers. */
final class RemotePlatformTest {
  private static final Id MODEL = new Id("4cd3f76d-ffab-4244-a70e-54092df485b0");
  private static final Id UPLOAD = new Id("0f9b7f8a-51a6-4f8c-9d5a-3f3b9d2a7c11");
  private static final Id TRACES = new Id("9a1c7f8a-51a6-4f8c-9d5a-3f3b9d2a7c22");
  private static final UUID BOUNDARY = new UUID(1, 2);
  private static final String ID = "{\"id\": \"" + UPLOAD + "\"}";

  @TempDir private Path folder = Path.of("");
  private final ScriptedService service = new ScriptedService();

  RemotePlatformTest() throws IOException {}

  @BeforeEach
  void files() throws IOException {
    Files.writeString(folder.resolve("logs.jsonl"), "{\"messages\": []}\n");
    Files.writeString(folder.resolve("job.json"), "{\"task_description\": \"Grüßt.\"}");
    Files.writeString(
        folder.resolve("config.yaml"), "base: {}\ntrace_processing:\n  relabel: off\n");
    Files.writeString(folder.resolve("a \"test\".csv"), "question,answer\n");
  }

  @AfterEach
  void close() {
    service.close();
  }

  private RemotePlatform platform() {
    return new RemotePlatform(
        PlatformAddress.of(service.address() + "/"),
        Optional.of(Bearer.of("s3cret\n")),
        () -> BOUNDARY);
  }

  private TracesDirectory traces(Optional<Path> test) {
    return new TracesDirectory(
        folder.resolve("logs.jsonl"),
        folder.resolve("job.json"),
        folder.resolve("config.yaml"),
        test,
        Optional.of(folder.resolve("teachers.yaml")));
  }

  @Test
  void makesAndShowsModels() throws IOException {
    service.on("POST /models", 200, "{\"id\": \"" + MODEL + "\"}").on("GET /models", 200, "[ ]");
    service.on("GET /models/" + MODEL, 200, "{\"id\":1}");

    assertThat(platform().createModel("bank \"1\"").field(Name.of("id")).text())
        .isEqualTo(MODEL.text());
    assertThat(platform().models().raw()).hasToString("[ ]");
    assertThat(platform().model(MODEL).raw()).hasToString("{\"id\":1}");
    assertThat(service.heard().get(0))
        .isEqualTo(
            new ScriptedService.Heard(
                "POST /models",
                "{\"name\":\"bank \\\"1\\\"\"}",
                Optional.of("Bearer s3cret"),
                Optional.of("application/json")));
    assertThat(service.heard())
        .allMatch(each -> each.authorization().equals(Optional.of("Bearer s3cret")));
  }

  @Test
  void uploadsAFormAsPythonDoes() throws IOException {
    service.on("GET /models/" + MODEL, 200, "{}");
    service.on("POST /models/" + MODEL + "/upload-traces", 200, ID);

    platform().uploadTraces(MODEL, traces(Optional.of(folder.resolve("a \"test\".csv"))));

    ScriptedService.Heard sent = service.heard().get(1);
    assertThat(sent.contentType()).contains("multipart/form-data; boundary=" + BOUNDARY);
    assertThat(sent.body())
        .isEqualTo(
            """
            --%
            Content-Disposition: form-data; name="traces"; filename="logs.jsonl"

            {"messages": []}

            --%
            Content-Disposition: form-data; name="job_description"; filename="job.json"

            {"task_description": "Grüßt."}
            --%
            Content-Disposition: form-data; name="config"; filename="config.yaml"

            base: {}
            trace_processing:
              relabel: off

            --%
            Content-Disposition: form-data; name="test"; filename="a %22test%22.csv"

            question,answer

            --%--
            """
                .replace("\n", "\r\n")
                .replace("]}\r\n", "]}\n")
                .replace("{}\r\n", "{}\n")
                .replace("g:\r\n", "g:\n")
                .replace("off\r\n", "off\n")
                .replace("question,answer\r\n", "question,answer\n")
                .replaceAll("(?m)^--%", "--" + BOUNDARY));
  }

  @Test
  void sendsNothingLargeToWhoDoesNotKnowTheModel() {
    service.on("GET /models/" + MODEL, 404, "{\"detail\": \"there is no model\"}");

    RefusedException refused =
        catchThrowableOfType(
            RefusedException.class, () -> platform().uploadTraces(MODEL, traces(Optional.empty())));

    assertThat(refused.refusal()).isEqualTo(Refusal.NOT_FOUND);
    assertThat(refused).hasMessage("there is no model");
    assertThat(service.lines()).containsExactly("GET /models/" + MODEL);
  }

  @Test
  void saysWhichFileIsMissing() {
    service.on("GET /models/" + MODEL, 200, "{}");
    TracesDirectory files = traces(Optional.of(folder.resolve("none.jsonl")));

    assertThatThrownBy(() -> platform().uploadTraces(MODEL, files))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("none.jsonl");
  }

  @Test
  void whatHasNoLengthIsNotSentAsNothing() {
    service.on("GET /models/" + MODEL, 200, "{}");
    TracesDirectory files =
        new TracesDirectory(
            Path.of("/dev/null"), folder, folder, Optional.empty(), Optional.empty());

    assertThatThrownBy(() -> platform().uploadTraces(MODEL, files))
        .hasMessage("/dev/null: is no file on a disk, which alone can be sent; write it to one");
  }

  @Test
  void stagesTracesWithoutTheToken() throws IOException {
    try (ScriptedService store = new ScriptedService()) {
      service.on(
          "GET /staging-prepared-traces-s3-urls",
          200,
          "{\"traces_jsonl\": \"%/a?sign=1\", \"job_description_json\": \"%/b\", \"config_yaml\": \"%/c\"}"
              .replace("%", store.address()));
      store.on("PUT /a?sign=1", 200, "").on("PUT /b", 200, "").on("PUT /c", 200, "");
      service.on("POST /models/" + MODEL + "/prepared-traces", 200, "{\"id\": \"" + TRACES + "\"}");

      platform().prepareTraces(MODEL, traces(Optional.empty()));

      assertThat(store.lines()).containsExactlyInAnyOrder("PUT /a?sign=1", "PUT /b", "PUT /c");
      assertThat(store.heard()).allMatch(each -> each.authorization().isEmpty());
      assertThat(store.heard().get(0).body()).isEqualTo("{\"messages\": []}\n");
      assertThat(service.heard().get(1).body())
          .isEqualTo(
              "{\"traces_jsonl\":\"%/a?sign=1\",\"config\":\"%/c\",\"job_description_json\":\"%/b\"}"
                  .replace("%", store.address()));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CONFIG  | x.yaml | 'base: {}\ntrace_processing: {relabel: off, a: [1, x]}' | {\"relabel\":false,\"a\":[1,\"x\"]}",
        "CONFIG  | x.json | {\"trace_processing\": {\"relabel\": true}}             | {\"relabel\":true}",
        "CONFIG  | x.yaml | 'base: {}'                                              | {}",
        "SECTION | x.yml  | 'relabel: off'                                          | {\"relabel\":false}",
        "SECTION | x.yaml | 'trace_processing: {relabel: off}'                      | {\"relabel\":false}",
      })
  void reprocessesWhatCameLast(TraceProcessing.Form form, String name, String text, String section)
      throws IOException {
    Path file = Files.writeString(folder.resolve(name), text);
    service.on(
        "GET /models/" + MODEL, 200, "{\"prepared_traces_ids\": [\"" + TRACES + "\", \"old\"]}");
    String route = "POST /models/" + MODEL + "/prepared-traces/" + TRACES + "/upload";
    service.on(route, 200, ID);

    platform().reprocess(MODEL, new TraceProcessing(file, form));

    assertThat(service.heard().get(1).line()).isEqualTo(route);
    assertThat(service.heard().get(1).body())
        .isEqualTo("{\"trace-processing-config\":" + section + "}");
  }

  @Test
  void nothingToReprocess() throws IOException {
    Path file = Files.writeString(folder.resolve("x.yaml"), "relabel: off");
    service.on("GET /models/" + MODEL, 200, "{\"prepared_traces_ids\": []}");

    assertThatThrownBy(
            () ->
                platform()
                    .reprocess(MODEL, new TraceProcessing(file, TraceProcessing.Form.SECTION)))
        .isInstanceOf(RefusedException.class)
        .hasMessage("model " + MODEL + " has no traces yet; upload some first");
  }

  @Test
  void uploadsDataInsideJson() throws IOException {
    Path train = Files.writeString(folder.resolve("train.jsonl"), "{}\n");
    service.on("POST /models/" + MODEL + "/uploads", 200, ID);
    DataFiles files =
        new DataFiles(
            folder.resolve("job.json"),
            train,
            folder.resolve("a \"test\".csv"),
            Optional.of(folder.resolve("config.yaml")),
            Optional.empty());

    platform().uploadData(MODEL, files);

    assertThat(service.heard().get(0).body())
        .isEqualTo(
            "{\"job_description\":{\"type\":\"json\",\"content\":\"{\\\"task_description\\\":"
                + " \\\"Gr\\u00fc\\u00dft.\\\"}\"},\"train_data\":{\"type\":\"jsonl\",\"content\":"
                + "\"{}\\n\"},\"test_data\":{\"type\":\"csv\",\"content\":\"question,answer\\n\"},"
                + "\"config\":{\"type\":\"yaml\",\"content\":\"base: {}\\ntrace_processing:\\n"
                + "  relabel: off\\n\"}}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400 | 1 validation error for Config        | INVALID      | 1 validation error for Config",
        "422 | {\"detail\": [{\"loc\": 1}]}         | INVALID      | [{\"loc\": 1}]",
        "409 | {\"detail\": \"it runs\"}            | CONFLICT     | it runs",
        "403 | \"expired\"                          | FORBIDDEN    | expired; give the token with `token-file`, or in TRACEMILL_TOKEN",
        "401 | {\"detail\": \"who?\"}               | UNAUTHORIZED | who?; give the token with `token-file`, or in TRACEMILL_TOKEN",
        "402 | no credits                           | INVALID      | no credits",
        "500 | ''                                   | UNAVAILABLE  | %: answers with status 500",
        "502 | <h1>Bad Gateway</h1>                 | UNAVAILABLE  | <h1>Bad Gateway</h1>",
        "507 | {\"detail\": \"full\\u001b[31m\"}     | FULL         | full[31m",
      })
  void refusalsSayWhatTheServerSays(int status, String body, Refusal refusal, String message) {
    service.on("GET /models", status, body);

    RefusedException refused =
        catchThrowableOfType(RefusedException.class, () -> platform().models());

    assertThat(refused.refusal()).isEqualTo(refusal);
    assertThat(refused).hasMessage(message.replace("%", service.address()));
  }

  @Test
  void redirectsAreNotFollowed() throws IOException {
    try (ScriptedService other = new ScriptedService()) {
      service.redirect("GET /models", other.address() + "/models");

      assertThatThrownBy(() -> platform().models())
          .isInstanceOf(IOException.class)
          .hasMessage(
              service.address()
                  + ": is redirected to "
                  + other.address()
                  + "/models, which is not followed: a token may not go to another place; name that"
                  + " server itself");
      assertThat(other.heard()).isEmpty();
    }
  }

  @Test
  void whatIsNoPlatformIsTold() {
    service.on("GET /models", 200, "<html>");

    assertThatThrownBy(() -> platform().models())
        .isInstanceOf(IOException.class)
        .hasMessage(
            service.address()
                + ": expected JSON but the answer is none; is this a platform's address?");
  }

  @Test
  void nobodyThereIsTold() throws IOException {
    String address = service.address();
    RemotePlatform platform = platform();
    service.close();

    assertThatThrownBy(platform::models)
        .isInstanceOf(IOException.class)
        .hasMessage(
            address
                + ": nobody answers there; is it running? tracemill serve starts one on this"
                + " machine");
  }

  @Test
  void statusLogsAndStop() throws IOException {
    List<String> lines =
        List.of(
            "GET /uploads/" + UPLOAD + "/status",
            "GET /uploads/" + UPLOAD + "/logs",
            "POST /uploads/" + UPLOAD + "/stop");
    lines.forEach(line -> service.on(line, 200, "{\"status\": \"JOB_STOPPED\"}"));

    List<String> said = new ArrayList<>();
    said.add(platform().uploadStatus(UPLOAD).raw().toString());
    said.add(platform().uploadLogs(UPLOAD).raw().toString());
    said.add(platform().stopUpload(UPLOAD).raw().toString());

    assertThat(said).containsOnly("{\"status\": \"JOB_STOPPED\"}");
    assertThat(service.lines()).isEqualTo(lines);
  }
}
