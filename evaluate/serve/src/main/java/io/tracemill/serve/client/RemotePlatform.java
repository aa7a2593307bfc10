package io.tracemill.serve.client;

import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import io.tracemill.pipeline.settings.Document;
import io.tracemill.pipeline.settings.Problems;
import io.tracemill.pipeline.settings.TracesDirectory;
import io.tracemill.platform.DataFiles;
import io.tracemill.platform.Datasets;
import io.tracemill.platform.Download;
import io.tracemill.platform.Id;
import io.tracemill.platform.Platform;
import io.tracemill.platform.Refusal;
import io.tracemill.platform.RefusedException;
import io.tracemill.platform.TraceProcessing;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * A platform behind an address: Tracemill's own server, or the service. Nothing is sent by itself
 * but what is asked for. Thread-safe; its connections end with the process.
 */
public final class RemotePlatform implements Platform {
  private static final Name STATUS = Name.of("status");
  private static final Name PREPARED = Name.of("prepared_traces_ids");
  private static final Name PREDICTIONS = Name.of("base_model_predictions_download_url");
  private static final Name TRACE_PROCESSING = Name.of("trace_processing");
  private static final Name STAGED_TRACES = Name.of("traces_jsonl");
  private static final Name STAGED_JOB = Name.of("job_description_json");
  private static final Name STAGED_CONFIG = Name.of("config_yaml");

  private final PlatformLink calls;
  private final Supplier<UUID> boundaries;

  /**
   * The platform at {@code address}.
   *
   * @param boundaries what stands between the parts of forms
   */
  public RemotePlatform(
      PlatformAddress address, Optional<Bearer> token, Supplier<UUID> boundaries) {
    this.calls = new PlatformLink(address, token);
    this.boundaries = boundaries;
  }

  @Override
  public Node createModel(String name) throws IOException {
    return calls.post("/models", object().name("name").value(name).endObject().toString());
  }

  @Override
  public Node models() throws IOException {
    return calls.get("/models");
  }

  @Override
  public Node model(Id model) throws IOException {
    return calls.get("/models/" + model);
  }

  /** Asks for the model first: a wrong token or id is told before a large file is sent. */
  @Override
  public Node uploadTraces(Id model, TracesDirectory files) throws IOException {
    model(model);
    FormBody form =
        new FormBody(boundaries.get().toString())
            .add("traces", files.traces())
            .add("job_description", files.jobDescription())
            .add("config", files.config());
    if (files.testSet().isPresent()) {
      form.add("test", files.testSet().get());
    }
    return calls.post("/models/" + model + "/upload-traces", form);
  }

  @Override
  public Node prepareTraces(Id model, TracesDirectory files) throws IOException {
    Node places = calls.get("/staging-prepared-traces-s3-urls");
    JsonText json = object();
    json.name("traces_jsonl").value(stage(places, STAGED_TRACES, files.traces()));
    json.name("config").value(stage(places, STAGED_CONFIG, files.config()));
    json.name("job_description_json").value(stage(places, STAGED_JOB, files.jobDescription()));
    return calls.post("/models/" + model + "/prepared-traces", json.endObject().toString());
  }

  private String stage(Node places, Name name, Path file) throws IOException {
    String place = places.field(name).text();
    calls.put(GivenFiles.place(place), file);
    return place;
  }

  @Override
  public Node process(Id model, Id traces, TraceProcessing how) throws IOException {
    JsonText json = object().name("trace-processing-config").value(section(how));
    return calls.post(
        "/models/" + model + "/prepared-traces/" + traces + "/upload", json.endObject().toString());
  }

  /**
   * A config without the section stands for the defaults; a section in a config is meant itself.
   */
  private static Node section(TraceProcessing how) {
    Problems problems = new Problems();
    Optional<Document> read = Document.read(how.file(), problems);
    problems.throwIfAny();
    Node all = Node.of(read.orElseThrow().json());
    Optional<Node> section = all.is(Kind.OBJECT) ? all.find(TRACE_PROCESSING) : Optional.empty();
    return section.orElse(how.form() == TraceProcessing.Form.SECTION ? all : Node.of("{}"));
  }

  @Override
  public Node reprocess(Id model, TraceProcessing how) throws IOException {
    Iterator<Node> newest =
        model(model)
            .find(PREPARED)
            .map(ids -> ids.items().iterator())
            .orElse(List.<Node>of().iterator());
    if (!newest.hasNext()) {
      throw new RefusedException(
          Refusal.CONFLICT, "model " + model + " has no traces yet; upload some first");
    }
    return process(model, id(newest.next()), how);
  }

  private static Id id(Node text) throws IOException {
    return Id.read(text.text())
        .orElseThrow(() -> new IOException("the server gives an id that is none: " + text.shown()));
  }

  @Override
  public Node uploadData(Id model, DataFiles files) throws IOException {
    JsonText json = object();
    content(json.name("job_description"), files.jobDescription());
    content(json.name("train_data"), files.train());
    content(json.name("test_data"), files.test());
    if (files.unstructured().isPresent()) {
      content(json.name("unstructured_data"), files.unstructured().get());
    }
    if (files.config().isPresent()) {
      content(json.name("config"), files.config().get());
    }
    return calls.post("/models/" + model + "/uploads", json.endObject().toString());
  }

  private static void content(JsonText json, Path file) throws IOException {
    String ending = String.valueOf(file.getFileName()).replaceFirst(".*\\.", "");
    String type = ending.equals("yml") ? "yaml" : ending;
    try {
      json.beginObject().name("type").value(type).name("content").value(Files.readString(file));
    } catch (CharacterCodingException e) {
      throw new FileSystemException(file.toString(), null, "is not UTF-8; save it as UTF-8");
    }
    json.endObject();
  }

  @Override
  public Node uploadStatus(Id upload) throws IOException {
    return calls.get("/uploads/" + upload + "/status");
  }

  @Override
  public Node uploadLogs(Id upload) throws IOException {
    return calls.get("/uploads/" + upload + "/logs");
  }

  @Override
  public Node stopUpload(Id upload) throws IOException {
    return calls.post("/uploads/" + upload + "/stop", "{}");
  }

  @Override
  public List<Download> data(Id upload) throws IOException {
    return GivenFiles.of(calls.get("/uploads/" + upload + "/download"), calls);
  }

  @Override
  public Download predictions(Id upload) throws IOException {
    Node status = uploadStatus(upload);
    Optional<Node> place = status.find(PREDICTIONS);
    if (place.isEmpty()) {
      throw new RefusedException(
          Refusal.CONFLICT,
          "upload " + upload + " is " + status.field(STATUS).text() + " and has no predictions");
    }
    URI url = GivenFiles.place(place.get().text());
    return new Download("predictions.jsonl", () -> calls.open(url));
  }

  @Override
  public Datasets datasets() {
    return new RemoteDatasets(calls);
  }

  private static JsonText object() {
    return new JsonText(Layout.COMPACT).beginObject();
  }
}
