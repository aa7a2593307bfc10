package io.tracemill.serve.client;

import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.pipeline.settings.Document;
import io.tracemill.pipeline.settings.Problems;
import io.tracemill.platform.DatasetFiles;
import io.tracemill.platform.Datasets;
import io.tracemill.platform.Download;
import io.tracemill.platform.Id;
import io.tracemill.platform.Refusal;
import io.tracemill.platform.RefusedException;
import io.tracemill.platform.Relabel;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Datasets behind an address. */
record RemoteDatasets(PlatformLink calls) implements Datasets {
  private static final String TRACES = "/prepared-traces";
  private static final String DATASETS = "/datasets";
  private static final String EVALUATIONS = "/teacher-evaluations";
  private static final Name TRACES_URL = Name.of("traces_jsonl");
  private static final Name PREDICTIONS = Name.of("predictions_download_url");

  @Override
  public Node keepTraces(Path traces, Optional<Path> config, Optional<Path> jobDescription)
      throws IOException {
    Node places = calls.get("/staging-prepared-traces-s3-urls");
    String place = places.field(TRACES_URL).text();
    calls.put(GivenFiles.place(place), traces);
    JsonText json = object().name("traces_jsonl").value(place);
    settings(json, config, jobDescription);
    return calls.post(TRACES, json.endObject().toString());
  }

  @Override
  public Node traces() throws IOException {
    return calls.get(TRACES);
  }

  @Override
  public Node traces(Id traces) throws IOException {
    return calls.get(TRACES + "/" + traces);
  }

  @Override
  public List<Download> tracesFiles(Id traces) throws IOException {
    return GivenFiles.of(calls.get(TRACES + "/" + traces + "/download"), calls);
  }

  @Override
  public Node process(Id traces, Optional<Path> config, Optional<Path> jobDescription)
      throws IOException {
    JsonText json = object().name("from").value(traces.text());
    settings(json, config, jobDescription);
    return calls.post("/uploads/from-prepared-traces", json.endObject().toString());
  }

  @Override
  public Node create(DatasetFiles files) throws IOException {
    Node places = calls.get("/staging-datasets-s3-urls");
    JsonText json = object();
    stage(json, places, "config", Optional.of(files.config()));
    stage(json, places, "job_description", Optional.of(files.jobDescription()));
    stage(json, places, "train_data", files.train());
    stage(json, places, "test_data", files.test());
    stage(json, places, "traces", files.traces());
    return calls.post(DATASETS, json.endObject().toString());
  }

  private void stage(JsonText json, Node places, String field, Optional<Path> file)
      throws IOException {
    if (file.isPresent()) {
      String place = places.field(Name.of(field)).text();
      calls.put(GivenFiles.place(place), file.get());
      json.name(field).value(place);
    }
  }

  @Override
  public Node createFromTraces(Id traces, Path config, Path jobDescription) throws IOException {
    JsonText json = object().name("from").value(traces.text());
    settings(json, Optional.of(config), Optional.of(jobDescription));
    return calls.post(DATASETS + "/from-prepared-traces", json.endObject().toString());
  }

  @Override
  public Node relabel(Id dataset, Relabel how) throws IOException {
    JsonText json = object().name("from").value(dataset.text());
    json.name("operation").value(how.operation().key());
    settings(json, how.config(), how.jobDescription());
    String route = DATASETS + "/from-datasets" + (how.smoke() ? "-smoke" : "");
    return calls.post(route, json.endObject().toString());
  }

  /** Adds small files as the objects that they hold. */
  private static void settings(JsonText json, Optional<Path> config, Optional<Path> job) {
    config.ifPresent(file -> json.name("config").value(object(file)));
    job.ifPresent(file -> json.name("job_description").value(object(file)));
  }

  private static Node object(Path file) {
    Problems problems = new Problems();
    Optional<Document> read = Document.read(file, problems);
    problems.throwIfAny();
    return Node.of(read.orElseThrow().json());
  }

  @Override
  public Node datasets(int start, int count) throws IOException {
    return calls.get(DATASETS + "?start=" + start + "&count=" + count);
  }

  @Override
  public Node dataset(Id dataset) throws IOException {
    return about(dataset, "");
  }

  private Node about(Id dataset, String what) throws IOException {
    return calls.get(DATASETS + "/" + dataset + what);
  }

  @Override
  public Node status(Id dataset) throws IOException {
    return about(dataset, "/status");
  }

  @Override
  public Node logs(Id dataset) throws IOException {
    return about(dataset, "/logs");
  }

  @Override
  public Node metrics(Id dataset) throws IOException {
    return about(dataset, "/metrics");
  }

  @Override
  public Node sample(Id dataset) throws IOException {
    return about(dataset, "/sample");
  }

  @Override
  public List<Download> files(Id dataset) throws IOException {
    List<Download> all = new ArrayList<>(GivenFiles.of(about(dataset, "/download"), calls));
    all.addAll(GivenFiles.of(about(dataset, "/download-metadata"), calls));
    return List.copyOf(all);
  }

  @Override
  public Node evaluate(Id dataset, Optional<Path> config) throws IOException {
    JsonText json = object().name("from_dataset_id").value(dataset.text());
    settings(json, config, Optional.empty());
    return calls.post(EVALUATIONS, json.endObject().toString());
  }

  @Override
  public Node evaluationStatus(Id evaluation) throws IOException {
    return calls.get(EVALUATIONS + "/" + evaluation + "/status");
  }

  @Override
  public Node evaluationMetrics(Id evaluation) throws IOException {
    return calls.get(EVALUATIONS + "/" + evaluation + "/metrics");
  }

  @Override
  public Download evaluationPredictions(Id evaluation) throws IOException {
    Optional<Node> place = evaluationMetrics(evaluation).find(PREDICTIONS);
    if (place.isEmpty()) {
      throw new RefusedException(
          Refusal.CONFLICT, "teacher evaluation " + evaluation + " has no predictions");
    }
    URI url = GivenFiles.place(place.get().text());
    return new Download("predictions.jsonl", () -> calls.open(url));
  }

  private static JsonText object() {
    return new JsonText(Layout.COMPACT).beginObject();
  }
}
